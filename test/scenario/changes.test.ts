import { describe, expect, it } from 'vitest';
import { marked } from '../source/marked.ts';
import { loadTiny, resolveTiny } from './tiny.ts';

const HOUR = 3_600_000;
const MOVED = 'hosts: [{ name: out3.vendor.example, addresses: [192.0.2.13], sends: true }]';

describe('a change of sites', () => {
  const { acts } = resolveTiny(`acts:
  - change:
      about: a move
      sites:
        - id: cybertools
          ${MOVED}
        - { id: library, settings: { hours: 8 } }`);

  it('says what moves, with the records that the new machines publish by themselves', () => {
    expect(acts).toMatchObject([
      {
        kind: 'change',
        zones: [],
        sites: [
          {
            id: 'cybertools',
            hosts: [{ name: 'out3.vendor.example', addresses: ['192.0.2.13'], sends: true, receives: true }],
            settings: {},
            published: [
              { name: 'out3.vendor.example', data: { type: 'A', address: '192.0.2.13' }, publishedBy: 'cybertools' },
              { name: '13.2.0.192.in-addr.arpa', data: { type: 'PTR', target: 'out3.vendor.example' } },
            ],
          },
          { id: 'library', hosts: null, settings: { hours: 8 }, published: [] },
        ],
      },
    ]);
  });
});

describe('what somebody asks for', () => {
  it.each([
    {
      name: 'removal from lists, of addresses and domains',
      text: 'delist: [192.0.2.21, Acme.Example]',
      events: [
        { kind: 'delisted', delisted: { subject: '192.0.2.21' } },
        { kind: 'delisted', delisted: { subject: 'acme.example' } },
      ],
    },
    { name: 'nothing, where only records change', text: 'zones: acme.example. TXT "x"', events: undefined },
  ])('$name', ({ text, events }) => {
    const { acts } = resolveTiny(`acts: [{ change: { about: a request, ${text} } }]`);
    expect(acts[0]).toMatchObject({ kind: 'change', ...(events === undefined ? {} : { events }) });
    expect('events' in (acts[0] ?? {})).toBe(events !== undefined);
  });

  it('is asked for at the time of the act', () => {
    const { acts, start } = resolveTiny('acts: [{ change: { about: a request, after: 3h, delist: [acme.example] } }]');
    expect(acts).toMatchObject([{ events: [{ delisted: { at: start + 3 * HOUR } }] }]);
  });

  it.each([
    ['an address that nobody has', 'delist: [¦192.0.2.99]', /No host of this scenario has the address 192\.0\.2\.99/],
    ['a domain that nobody has', 'delist: [¦acne.example]', /No site of this scenario has to do with the domain acne/],
    ['an account that is none', 'resume: [¦bigmail]', /`bigmail` is no service with an account/],
    ['a list of what is no service', 'unsuppress: [{ at: ¦bigmail, address: a@b.example }]', /`bigmail` is no service/],
    ['neither address nor domain', 'delist: [¦"a b"]', /./],
  ])('%s is a mistake with its place', (_name, text, problem) => {
    const { text: content, line, column } = marked(`acts:\n  - change:\n      about: x\n      ${text}\n`);
    const { mistakes } = loadTiny({ 'scenarios/s.yaml': `id: s\ntitle: S\n${content}` });
    expect(mistakes).toMatchObject([{ line: line + 2, column, problem: expect.stringMatching(problem) }]);
  });
});

describe('an ordinary message', () => {
  it("goes from the tester's own address to the private one, where nothing else is said", () => {
    const { acts, start } = resolveTiny('acts: [ordinary-mail, ordinary-mail]');
    const usual = { kind: 'ordinary-mail', person: 'Pat', to: 'pat@bigmail.example', from: 'pat@acme.example' };
    expect(acts).toMatchObject([
      { ...usual, id: 'ordinary-mail', at: start + HOUR },
      { ...usual, id: 'ordinary-mail-2', at: start + 2 * HOUR },
    ]);
  });

  it('is read by whoever has the address', () => {
    const { acts } = resolveTiny(
      'acts: [{ ordinary-mail: { id: x, to: ANN@bigmail.example, from: library@acme.example } }]',
    );
    expect(acts).toMatchObject([{ id: 'x', person: 'Ann', to: 'ANN@bigmail.example', from: 'library@acme.example' }]);
  });
});

describe('a lagging name server', () => {
  it('has a zone, a delay in seconds and the sites that ask it', () => {
    const { lagging } = resolveTiny('propagation:\n  Acme.example: { lagging: 4h, seenBy: [bigmail] }');
    expect(lagging).toMatchObject([{ zone: 'acme.example', delay: 14_400, seenBy: ['bigmail'] }]);
    expect(resolveTiny('').lagging).toEqual([]);
  });
});

const ROWS = [
  {
    name: 'a site that does not exist',
    text: `acts: [{ change: { about: x, sites: [{ id: ¦cybertool, ${MOVED} }] } }]`,
    problem: /There is no site `cybertool`/,
    mend: /^Did you mean `cybertools`\?/,
  },
  {
    name: 'a site twice in one change',
    text: `acts: [{ change: { about: x, sites: [{ id: library, settings: { hours: 1 } }, { id: ¦library, settings: { hours: 2 } }] } }]`,
    problem: /stands twice/,
    mend: /one entry/,
  },
  {
    name: 'a site of which nothing changes',
    text: 'acts: [{ change: { about: x, sites: [¦{ id: library }] } }]',
    problem: /`0`|sites/,
    mend: /`hosts:` or `settings:`/,
  },
  {
    name: 'a setting that the receiver does not have',
    text: 'acts: [{ change: { about: x, sites: [{ id: library, settings: { ¦hour: 8 } }] } }]',
    problem: /has no setting `hour`/,
    mend: /`hours`/,
  },
  {
    name: 'an address that is another host’s after the move',
    text: 'acts: [{ change: { about: x, sites: [{ id: cybertools, hosts: [¦{ name: n.vendor.example, addresses: [192.0.2.21], sends: true }] }] } }]',
    problem: /192\.0\.2\.21/,
    mend: /another address/,
  },
  {
    name: 'a site none of whose machines sends after the move',
    text: 'acts: [{ change: { about: x, sites: [{ id: cybertools, hosts: [¦{ name: n.vendor.example, addresses: [192.0.2.13] }] }] } }]',
    problem: /No host of the site `cybertools` sends/,
    mend: /sends: true/,
  },
  {
    name: 'an ordinary message to nobody',
    text: 'acts: [{ ordinary-mail: { to: ¦nobody@bigmail.example } }]',
    problem: /Nobody in this story has the address/,
    mend: /personal/,
  },
  {
    name: 'an ordinary message from a domain that the library does not run',
    text: 'acts: [{ ordinary-mail: { from: ¦ann@bigmail.example } }]',
    problem: /does not send for bigmail\.example/,
    mend: /acme\.example/,
  },
  {
    name: 'a lagging server of a name that is no zone',
    text: 'propagation: { ¦mail.acme.example: { lagging: 4h, seenBy: [bigmail] } }',
    problem: /There is no zone mail\.acme\.example/,
    mend: /top of a zone/,
  },
  {
    name: 'a lagging server that is asked by nobody known',
    text: 'propagation: { acme.example: { lagging: 4h, seenBy: [¦bigmial] } }',
    problem: /There is no site `bigmial`/,
    mend: /^Did you mean `bigmail`\?/,
  },
] as const;

describe('mistakes in what changes', () => {
  it.each(ROWS)('$name', ({ text, problem, mend }) => {
    const { text: yaml, line, column } = marked(`id: s\ntitle: S\n${text}`);
    const { mistakes } = loadTiny({ 'scenarios/s.yaml': yaml });
    expect(mistakes).toMatchObject([
      { line, column, problem: expect.stringMatching(problem), mend: expect.stringMatching(mend) },
    ]);
  });
});
