import { describe, expect, it } from 'vitest';
import { checkShape } from '../../harness/source/check-shape.ts';
import { parseYaml } from '../../harness/source/parse-yaml.ts';
import type { Mistake } from '../../harness/index.ts';
import { scenarioShape } from '../../harness/scenario/schema.ts';
import { loadTiny } from '../scenario/tiny.ts';
import { mistakesOf, sourceOf } from '../source/marked.ts';
import { times } from './played.ts';
import { bearable } from './time-of.ts';

const ENTRIES = 90_000;

/** The mistakes of a scenario file, as the command tells them. */
function mistakesIn(text: string | Buffer): readonly Mistake[] {
  return loadTiny({ 'scenarios/s.yaml': text }).mistakes;
}

describe('thousands of mistakes', () => {
  bearable();

  const rows: [name: string, text: string][] = [
    ['unknown keys', `id: s\ntitle: S\n${times(ENTRIES, (i) => `k${i}: 1\n`).join('')}`],
    ['one key again and again', `id: s\n${'title: S\n'.repeat(ENTRIES)}`],
    ['broken zone lines', `id: s\ntitle: S\nzones: |\n${'  acme.example. A nowhere\n'.repeat(50_000)}`],
    ['wrong entries of a list', `id: s\ntitle: S\npeople:\n${'  - { nam: X }\n'.repeat(50_000)}`],
  ];
  it.each(rows)('%s: the first hundred of a file are told, and how many more there are', (_name, text) => {
    const mistakes = mistakesIn(text);
    expect(mistakes).toHaveLength(101);
    expect(mistakes.at(-1)?.problem).toMatch(/^There are \d+ more mistakes in this file\.$/);
    expect(mistakes[0]?.line).toBeLessThan(5);
  });

  it('one file with many keeps none of another from being told', () => {
    const wrong = `id: s\ntitle: S\n${times(500, (i) => `k${i}: 1\n`).join('')}`;
    const { mistakes } = loadTiny({ 'scenarios/a.yaml': wrong, 'scenarios/b.yaml': 'id: b\ntitel: B\n' });
    expect(mistakes.filter(({ file }) => file === 'scenarios/b.yaml')).toHaveLength(1);
  });
});

describe('ends of lines', () => {
  it('a carriage return alone, as old Macs wrote it, is named', () => {
    const [mistake, ...others] = mistakesIn('id: s\rtitle: S\rwhy: x\r');
    expect(mistake?.problem).toContain('end in a carriage return alone');
    expect(mistake?.mend).toContain('LF');
    expect(others).toEqual([]);
  });

  it('CRLF is fine, and places are right', () => {
    const [mistake] = mistakesIn('id: s\r\ntitle: S\r\nzones: |\r\n  acme.example. TXT "a"\r\n  acme.example. A x\r\n');
    expect(mistake).toMatchObject({ line: 5, column: 19, source: '  acme.example. A x' });
  });
});

describe('YAML that means something elsewhere', () => {
  const rows: [name: string, text: string, problem: RegExp, mend: RegExp][] = [
    ['a merge key', 'id: s\ntitle: S\nlibrary: &l { name: X }\ntester: { <<: *l }\n', /`<<`/, /Write the keys out/],
    ['an unknown directive', '%FOO bar\n---\nid: s\ntitle: S\n', /begins with `%`/, /Leave it out/],
    ['two anchors', 'id: &a &b s\ntitle: S\n', /several anchors/, /Keep one/],
    ['a key without end', `id: s\ntitle: S\n${'x'.repeat(1100)}: 1\n`, /key is too long/, /shorter/],
  ];
  it.each(rows)('%s', (_name, text, problem, mend) => {
    const [mistake] = mistakesIn(text);
    expect(mistake?.problem).toMatch(problem);
    expect(mistake?.mend).toMatch(mend);
  });
});

describe('names that JavaScript has a meaning for', () => {
  it('are keys like any other', () => {
    const text = 'id: s\ntitle: S\n__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\n';
    expect(mistakesIn(text).map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '3 The key `__proto__` is unknown here.',
      '4 The key `constructor` is unknown here.',
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  const NAMES = ['__proto__', 'constructor', 'toString', '../../../etc/passwd'];
  it.each(NAMES)('%s is no population, no receiver and no catalogue', (name) => {
    for (const text of [
      `population: ${name}`,
      `library: { site: { receiver: ${name} } }`,
      `sender: { system: ${name} }`,
    ]) {
      const mistakes = mistakesIn(`id: s\ntitle: S\n${text}\n`);
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]?.line).toBe(3);
    }
  });
});

describe('nesting', () => {
  bearable();

  const DEEP = 10_000;
  const rows: [name: string, text: string][] = [
    ['brackets', `people: ${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
    ['braces', `people: ${'{a: '.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
    ['dashes', `people:\n  ${'- '.repeat(DEEP)}a`],
    ['indented keys', `people:\n${times(1900, (i) => `${' '.repeat(i + 1)}a:\n`).join('')}`],
    ['half as deep as it can be read', `people: ${'{a: '.repeat(500)}1${'}'.repeat(500)}`],
  ];
  it.each(rows)('%s are a mistake of the file', (_name, text) => {
    const mistakes = mistakesIn(`id: s\ntitle: S\n${text}\n`);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.every(({ problem }) => problem.length < 300)).toBe(true);
  });
});

describe('times beyond what mail can write', () => {
  const YEARS: readonly [year: string, mistakes: number][] = [
    ['0000', 1],
    ['1582', 1],
    ['1969', 1],
    ['1970', 0],
    ['2999', 0],
    ['3000', 1],
    ['9999', 1],
    ['99999', 1],
  ];
  it.each(YEARS)('the year %s: %i mistakes', (year, count) => {
    const mistakes = mistakesIn(`id: s\ntitle: S\nstart: ${year}-06-15T09:00\n`);
    expect(mistakes).toHaveLength(count);
    expect(mistakes.every(({ line, mend }) => line === 3 && mend.includes('2026-11-02T09:00'))).toBe(true);
  });

  it.each(['Mars/Olympus', "''", '../../etc/passwd', "'+99:99'"])('there is no time zone %s', (zone) => {
    expect(mistakesIn(`id: s\ntitle: S\ntimeZone: ${zone}\n`)).toMatchObject([
      { line: 3, problem: expect.stringContaining('There is no time zone') },
    ]);
  });
});

describe('a matrix', () => {
  bearable();

  it('of 200 by 200 is more than anybody waits for', () => {
    const setups = times(200, (i) => `    s${i}: { about: x }\n`).join('');
    const receivers = times(200, (i) => `    r${i}: { address: a${i}@bigmail.example }\n`).join('');
    const text = `id: s\ntitle: S\nmatrix:\n  setups:\n${setups}  receivers:\n${receivers}`;
    expect(mistakesIn(text)).toMatchObject([
      { line: 3, problem: 'This matrix has 40000 cells, each of which is played; at most 1000 are.' },
    ]);
  });
});

describe('a text repeated by an alias', () => {
  it('is shown where it is written', () => {
    const text = 'id: s\ntitle: S\nwhy: &z |\n  acme.example. A x\nlibrary: { name: L }\nzones: *z\n';
    expect(mistakesIn(text)).toMatchObject([{ line: 4, column: 19, source: '  acme.example. A x' }]);
  });
});

describe('one file of many keys', () => {
  bearable();

  it('is parsed and checked in bearable time', () => {
    const source = sourceOf(`id: s\ntitle: S\n${times(ENTRIES, (i) => `k${i}: 1\n`).join('')}`);
    const mistakes = mistakesOf(() => checkShape(scenarioShape, parseYaml(source)));
    expect(mistakes.length).toBeGreaterThan(100);
  });
});
