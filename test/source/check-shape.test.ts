import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkShape } from '../../harness/source/check-shape.ts';
import { parseYaml } from '../../harness/source/parse-yaml.ts';
import { marked, mistakesOf, sourceOf } from './marked.ts';

const SHAPE = z.strictObject({
  title: z.string(),
  fate: z.enum(['inbox', 'spam', 'quarantine']).optional(),
  hosts: z
    .array(z.strictObject({ name: z.string(), sends: z.boolean().optional() }))
    .min(1)
    .max(2)
    .optional(),
  days: z.int().min(0).optional(),
  act: z.union([z.enum(['c1', 'c2']), z.strictObject({ to: z.string() })]).optional(),
  time: z
    .string()
    .regex(/^\d+m$/u, 'Write minutes, such as 15m.')
    .optional(),
  relay: z.union([z.boolean(), z.literal('n/a')], { error: 'Write TRUE, FALSE or n/a.' }).optional(),
  boxes: z.record(z.string().regex(/@/u, 'Write an address.'), z.string()).optional(),
});

describe('checkShape', () => {
  it('gives the value where nothing is wrong', () => {
    expect(checkShape(SHAPE, parseYaml(sourceOf('title: x\nact: { to: me }')))).toEqual({
      title: 'x',
      act: { to: 'me' },
    });
  });

  const rows = [
    {
      name: 'an unknown key, one letter off',
      text: 'title: x\n¦fat: inbox',
      problem: 'The key `fat` is unknown here.',
      mend: 'Did you mean `fate`? The keys that can stand here are: title, fate, hosts, days, act, time, relay, boxes.',
    },
    {
      name: 'an unknown key, like none',
      text: 'title: x\nhosts: [{ name: a, ¦colour: red }]',
      problem: 'The key `colour` is unknown here.',
      mend: 'The keys that can stand here are: name, sends.',
    },
    {
      name: 'a misspelt key that must be there: one mistake',
      text: '¦titel: x',
      problem: 'The key `titel` is unknown here.',
      mend: /^Did you mean `title`\?/,
    },
    { name: 'a missing key: at the top', text: '¦fate: inbox', problem: '`title` is missing.', mend: 'Write a text.' },
    {
      name: 'a missing key: at the entry it belongs to',
      text: 'title: x\nhosts:\n  - ¦sends: true',
      problem: '`name` is missing.',
      mend: 'Write a text.',
    },
    { name: 'a key with nothing', text: '¦title:', problem: '`title` is empty.', mend: 'Write a text.' },
    {
      name: 'a number for a text',
      text: 'title: ¦20230601',
      problem: '`title` is 20230601, which cannot stand here.',
      mend: 'Put it in quotes: "20230601".',
    },
    {
      name: 'a text for a list',
      text: 'title: x\nhosts: ¦mail.acme.org',
      problem: '`hosts` is "mail.acme.org", which cannot stand here.',
      mend: 'Write a list.',
    },
    {
      name: 'a list for a text',
      text: 'title: ¦[a]',
      problem: '`title` is a list, which cannot stand here.',
      mend: 'Write a text.',
    },
    {
      name: 'a word that is none of the choices',
      text: 'title: x\nfate: ¦inbx',
      problem: '`fate` is "inbx", which cannot stand here.',
      mend: 'Did you mean `inbox`? Write `inbox` or `spam` or `quarantine`.',
    },
    {
      name: 'an empty list',
      text: 'title: x\nhosts: ¦[]',
      problem: '`hosts` is an empty list, which cannot stand here.',
      mend: 'Write at least 1 entry.',
    },
    {
      name: 'a fraction',
      text: 'title: x\ndays: ¦1.5',
      problem: '`days` is 1.5, which cannot stand here.',
      mend: 'Write a whole number.',
    },
    {
      name: 'an entry of a list',
      text: 'title: x\nhosts:\n  - { name: a }\n  - ¦b',
      problem: 'Entry 2 of `hosts` is "b", which cannot stand here.',
      mend: 'Write a block of `key: value` lines.',
    },
    {
      name: "the schema's own mend",
      text: 'title: x\ntime: ¦15 minutes',
      problem: '`time` is "15 minutes", which cannot stand here.',
      mend: 'Write minutes, such as 15m.',
    },
    {
      name: 'a choice of kinds: the one that was begun is meant',
      text: 'title: x\nact: { to: ¦1 }',
      problem: '`to` is 1, which cannot stand here.',
      mend: 'Put it in quotes: "1".',
    },
    {
      name: 'a choice of kinds: a word is near the words',
      text: 'title: x\nact: ¦c3',
      problem: '`act` is "c3", which cannot stand here.',
      mend: /^Did you mean `c[12]`\?/,
    },
    {
      name: 'a choice of kinds: none of them',
      text: 'title: x\nact: ¦5',
      problem: '`act` is 5, which cannot stand here.',
      mend: 'Write `c1` or `c2` or a block of `key: value` lines.',
    },
    {
      name: 'a choice with a mend of its own',
      text: 'title: x\nrelay: ¦maybe',
      problem: '`relay` is "maybe", which cannot stand here.',
      mend: 'Write TRUE, FALSE or n/a.',
    },
    {
      name: 'a key that has to have a form',
      text: 'title: x\nboxes: { ¦circ: library }',
      problem: '`circ` cannot be a key here.',
      mend: 'Write an address.',
    },
    { name: 'an empty file', text: '¦', problem: 'The file is empty.', mend: 'Write a block of `key: value` lines.' },
    {
      name: 'a list as file',
      text: '¦- a',
      problem: 'The file holds a list.',
      mend: 'Write a block of `key: value` lines.',
    },
  ];
  it.each(rows)('$name', ({ text, problem, mend }) => {
    const { text: yaml, line, column } = marked(text);
    const [mistake, ...others] = mistakesOf(() => checkShape(SHAPE, parseYaml(sourceOf(yaml))));
    expect(mistake).toMatchObject({ file: 'x.yaml', line, column, problem });
    expect(mistake?.mend).toMatch(mend);
    expect(others).toEqual([]);
  });

  it('lists all mistakes of a file in the order of its lines', () => {
    const yaml = 'fate: inbx\ntime: x\ntitle: 1\n';
    const lines = mistakesOf(() => checkShape(SHAPE, parseYaml(sourceOf(yaml)))).map(({ line }) => line);
    expect(lines).toEqual([1, 2, 3]);
  });

  it('shows a long value cut off', () => {
    const yaml = `title: x\ntime: ${'9'.repeat(500)}x`;
    expect(mistakesOf(() => checkShape(SHAPE, parseYaml(sourceOf(yaml))))[0]?.problem.length).toBeLessThan(120);
  });
});
