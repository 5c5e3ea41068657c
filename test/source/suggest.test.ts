import { describe, expect, it } from 'vitest';
import { nearest, sayChoices } from '../../harness/source/suggest.ts';

describe('nearest', () => {
  const rows = [
    { name: 'letter case does not count', word: 'MailFrom', valid: ['mailfrom'], near: 'mailfrom' },
    { name: 'two letters changed places', word: 'helath', valid: ['wealthy', 'health'], near: 'health' },
    { name: 'short words: one letter', word: 'fat', valid: ['fate'], near: 'fate' },
    { name: 'short words: two letters make another word', word: 'to', valid: ['at'], near: null },
    { name: 'nothing like it', word: 'colour', valid: ['name', 'sends'], near: null },
    { name: 'nothing to choose from', word: 'x', valid: [], near: null },
  ];
  it.each(rows)('$name', ({ word, valid, near }) => {
    expect(nearest(word, valid)).toBe(near);
  });
});

describe('sayChoices', () => {
  it('names the likely one first, then all', () => {
    expect(sayChoices('gmial', ['gmail', 'yahoo'], 'receivers')).toBe(
      'Did you mean `gmail`? Valid receivers: gmail, yahoo.',
    );
  });
  it('says so where there is none', () => {
    expect(sayChoices('x', [], 'keys')).toBe('There is no keys to choose from.');
  });
});
