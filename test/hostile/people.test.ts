import { describe, expect, it } from 'vitest';
import { textMessage } from '../../harness/sender/text-message.ts';
import { parseHeader } from '../../harness/standards/header.ts';
import { AT } from '../sender/world.ts';
import { times, tryScenario } from './played.ts';

const ADDRESS = 'ann@harbor-hardware.example';

interface Texts {
  readonly name?: string;
  readonly item?: string;
  readonly postal?: string;
  readonly library?: string;
}

function personWith({ name = 'Ann', item = 'A book', postal = '2 Main St.' }: Texts) {
  return { name, address: ADDRESS, postal: [postal], loan: { item, due: '2026-10-05' } };
}

function scenario(texts: Texts): string {
  const library = JSON.stringify({ name: texts.library ?? 'Acme' });
  return `id: x\ntitle: X\nacts: [c2]\nlibrary: ${library}\npeople: [${JSON.stringify(personWith(texts))}]\n`;
}

/** What begins another header field, line or command, or ends a text, in one program or another. */
const BREAKS = ['\r', '\n', '\r\n', '\0', '\u001b[31m', '\u007f', '\u0085', '\u2028', '\u2029'];

/** What looks like something else, or turns the text round, or has to be quoted or encoded. */
const ODD = [
  '=?utf-8?q?x=0D=0ABcc:_e=40evil.example?=',
  '\u202eelpmaxe\u202c \u05e2\u05d1\u05e8\u05d9\u05ea',
  '\u{1f4da} \u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'Subject: x',
  '.',
  'From ann',
  'a"b\\c, <e@evil.example> (d); f',
];

/** Names of the header fields of a message in which this text stands wherever one can stand. */
function fieldsOf(name: string): string[] {
  const from = { name, address: 'library@acme.org' };
  const to = { name, address: ADDRESS };
  const content = {
    kind: 'text',
    from,
    to,
    replyTo: null,
    subject: name,
    headers: { 'X-Name': name },
    text: name,
  } as const;
  const raw = textMessage({ content, messageId: '<1@acme.org>', at: AT, timeZone: 'utc' });
  return parseHeader(raw).map((field) => field.name);
}

describe('a break in a text that is one line', () => {
  it.each(['name', 'item', 'postal'] as const)('of a %s is a mistake with its place', async (field) => {
    const texts = BREAKS.map((sign, index) => ({ [field]: `${index}${sign}Bcc: e@evil.example` }));
    const people = texts.map((text, index) => `\n  - ${JSON.stringify(personWith({ name: `P${index}`, ...text }))}`);
    const { mistakes } = await tryScenario(`id: x\ntitle: X\nacts: [c2]\npeople:${people.join('')}\n`);
    expect(mistakes.map(({ line }) => line)).toEqual(BREAKS.map((_, index) => index + 5));
    expect(mistakes.every(({ mend }) => mend.includes('one line'))).toBe(true);
  });

  it('of the library’s name is a mistake with its place', async () => {
    const { mistakes } = await tryScenario(scenario({ library: 'x\r\nBcc: e@evil.example' }));
    expect(mistakes).toMatchObject([{ line: 4, column: 18, mend: expect.stringContaining('one line') }]);
  });
});

describe('odd texts that are on one line', () => {
  it.each(ODD)('%j adds no header field', (text) => {
    expect(fieldsOf(text)).toEqual(fieldsOf('plain'));
  });

  it('arrive as other texts do', async () => {
    const people = ODD.map((text) => `\n  - ${JSON.stringify(personWith({ name: text, item: text, postal: text }))}`);
    const { report } = await tryScenario(`id: x\ntitle: X\nacts: [c2]\npeople:${people.join('')}\n`);
    const notices = report?.flows.filter(({ flow }) => flow === 'notice') ?? [];
    expect(notices.map(({ person, fate }) => [person, fate])).toEqual(ODD.map((text) => [text, 'inbox']));
  });

  it('a title of 100,000 letters is wrapped on its way', async () => {
    const { report } = await tryScenario(scenario({ item: 'x\u00e9'.repeat(50_000) }));
    expect(report?.flows.find(({ flow }) => flow === 'notice')?.fate).toBe('inbox');
  });

  it('a name of more than 200 letters is a mistake: reports put it into sentences and tables', async () => {
    const { mistakes } = await tryScenario(scenario({ name: 'x'.repeat(201) }));
    expect(mistakes).toMatchObject([{ line: 5, mend: 'Write at most 200 characters.' }]);
    expect((await tryScenario(scenario({ name: 'x'.repeat(200) }))).mistakes).toEqual([]);
  });
});

describe('many people', () => {
  it('all get their notice and are all in the report, in the order of the file', async () => {
    const people = times(
      100,
      (index) => `
  - { name: P${index}, address: p${index}@harbor-hardware.example, loan: { item: Book ${index}, due: 2026-10-05 } }`,
    );
    const { report } = await tryScenario(`id: x\ntitle: X\nacts: [c2]\npeople:${people.join('')}\n`);
    const notices = report?.flows.filter(({ flow }) => flow === 'notice') ?? [];
    expect(notices.map(({ person, fate }) => `${person} ${fate}`)).toEqual(times(100, (index) => `P${index} inbox`));
  });
});
