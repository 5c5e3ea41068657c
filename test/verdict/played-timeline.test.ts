import { describe, expect, it } from 'vitest';
import { playTimelines } from '../../harness/verdict/played-timeline.ts';
import * as given from './evidence.ts';

function prefixes(count: number): readonly string[] {
  const timelines = Array.from({ length: count }, () => ({}));
  return playTimelines(given.evidence(given.world(), ...timelines)).map(({ prefix }) => prefix);
}

describe('the letters of timelines', () => {
  it.each([
    { count: 1, at: 0, prefix: '', because: 'one needs no letter' },
    { count: 2, at: 0, prefix: 'a.', because: 'the first of several' },
    { count: 26, at: 25, prefix: 'z.', because: 'the last of one letter' },
    { count: 27, at: 26, prefix: 'aa.', because: 'as a spreadsheet counts its columns' },
    { count: 52, at: 51, prefix: 'az.', because: 'the second letter has run through' },
    { count: 53, at: 52, prefix: 'ba.', because: 'so the first goes on' },
    { count: 703, at: 702, prefix: 'aaa.', because: '26 + 26 * 26 have gone before' },
  ])('of $count, number $at: "$prefix" ($because)', ({ count, at, prefix }) => {
    const all = prefixes(count);
    expect(all[at]).toBe(prefix);
    expect(new Set(all).size).toBe(count);
  });
});
