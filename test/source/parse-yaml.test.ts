import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../harness/source/parse-yaml.ts';
import { marked, mistakesOf, sourceOf } from './marked.ts';

function ten(what: string): string {
  return `[${Array<string>(10).fill(what).join(', ')}]`;
}

describe('parseYaml: mistakes', () => {
  const rows = [
    { name: 'a key twice', text: 'a: 1\n¦a: 2\n', problem: /twice/, mend: /Keep one/ },
    { name: 'a key twice in brackets', text: 'x: { a: 1, ¦a: 2 }', problem: /twice/, mend: /Keep one/ },
    { name: 'a tab as indentation', text: 'a:\n¦\t- 1', problem: /tab/, mend: /spaces/ },
    { name: 'a quote left open', text: 'a: "x¦\n', problem: /missing/, mend: /Close/ },
    { name: 'a bracket left open', text: 'a: 1\nb: [1¦\n', problem: /bracket/, mend: /same column/ },
    { name: 'a second colon', text: 'title: ¦B1: done', problem: /second `: `/, mend: /quotes/ },
    { name: 'a reserved first character', text: 'a: ¦@x', problem: /cannot begin/, mend: /quotes/ },
    { name: 'a second document', text: 'a: 1\n¦---\nb: 2', problem: /second document/, mend: /file of its own/ },
    { name: 'an unknown tag', text: 'a: ¦!env HOME', problem: /tag is unknown/, mend: /quotes/ },
    { name: 'an alias without anchor', text: 'a: ¦*nobody', problem: /no anchor `&nobody`/, mend: /anchor first/ },
    { name: 'a list as key', text: '? ¦[a]\n: b', problem: /single text/, mend: /plain word/ },
  ];
  it.each(rows)('$name', ({ text, problem, mend }) => {
    const { text: yaml, line, column } = marked(text);
    const [mistake, ...others] = mistakesOf(() => parseYaml(sourceOf(yaml)));
    expect(mistake).toMatchObject({ file: 'x.yaml', line, column, source: yaml.split('\n')[line - 1] });
    expect(mistake?.problem).toMatch(problem);
    expect(mistake?.mend).toMatch(mend);
    expect(others).toEqual([]);
  });

  it('an alias bomb: ten times ten times ten is more than a hundred', () => {
    const bomb = `a: &a ${ten('1')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
    expect(mistakesOf(() => parseYaml(sourceOf(bomb)))).toMatchObject([
      { line: 2, column: 8, problem: expect.stringMatching(/more than 100 times/) },
    ]);
  });

  it('brackets nested without end are a mistake of the file, not a crash', () => {
    expect(mistakesOf(() => parseYaml(sourceOf('['.repeat(100_000))))).toMatchObject([
      { line: 1, column: 1, problem: expect.stringMatching(/nested too deeply/) },
    ]);
  });

  it('ordinary anchors are allowed', () => {
    expect(parseYaml(sourceOf('a: &x [1]\nb: *x')).value).toEqual({ a: [1], b: [1] });
  });
});

function at(line: number, column: number): object {
  return { file: 'x.yaml', line, column };
}

describe('parseYaml: positions', () => {
  const text = [
    '# a comment', // 1
    'id: x', // 2
    'acts:', // 3
    '  - c2:', // 4
    '  - change: { about: y }', // 5
    'zones: |', // 6
    '', // 7
    '  a.org. TXT "x"', // 8
    '    b.org. TXT "y"', // 9
    'short: "a.org. TXT x"', // 10
    'folded: >', // 11
    '  one', // 12
    '  two', // 13
    'alias: [&p { q: 1 }, *p]', // 14
  ].join('\n');
  const file = parseYaml(sourceOf(text));
  const rows = [
    { name: 'the top is the first key, after comments', path: [], part: 'value', place: at(2, 1) },
    { name: 'a value', path: ['id'], part: 'value', place: at(2, 5) },
    { name: 'a key', path: ['id'], part: 'key', place: at(2, 1) },
    { name: 'a value that was not written: its key', path: ['acts', 0, 'c2'], part: 'value', place: at(4, 5) },
    { name: 'a key in brackets', path: ['acts', 1, 'change', 'about'], part: 'key', place: at(5, 15) },
    {
      name: 'a path that ends early: the nearest that is there',
      path: ['acts', 1, 'none', 'x'],
      part: 'value',
      place: at(5, 5),
    },
    { name: 'through an alias: where it was written', path: ['alias', 1, 'q'], part: 'value', place: at(14, 17) },
  ] as const;
  it.each(rows)('$name', ({ path, part, place }) => {
    expect(file.positionOf(path, part)).toEqual(place);
  });

  const blocks = [
    { name: 'a block keeps its empty first line', path: ['zones'], spot: [2, 1], place: at(8, 3) },
    { name: 'a line indented more than the block', path: ['zones'], spot: [3, 3], place: at(9, 5) },
    { name: 'a quoted text begins after the quote', path: ['short'], spot: [1, 8], place: at(10, 16) },
    { name: 'a folded text has lost its lines', path: ['folded'], spot: [1, 5], place: at(11, 9) },
  ] as const;
  it.each(blocks)('in a text: $name', ({ path, spot: [line, column], place }) => {
    expect(file.positionInBlock(path, line, column)).toEqual(place);
  });
});
