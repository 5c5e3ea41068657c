import { describe, expect, it } from 'vitest';
import { marked } from '../source/marked.ts';
import { loadTiny, TINY } from './tiny.ts';

/** A scenario with the text after its id and title; `¦` marks where the mistake must be pointed at. */
function fileOf(text: string): string {
  return `id: s\ntitle: S\n${text}`;
}

const ROWS = [
  { name: 'YAML syntax', text: 'acts:\n¦\t- c2', problem: /A tab indents/, mend: /spaces/ },
  { name: 'an unknown key', text: '¦expects: []', problem: /`expects` is unknown/, mend: /^Did you mean `expect`\?/ },
  {
    name: 'an unknown key deep within',
    text: 'sites:\n  - id: x\n    hosts:\n      - { name: a.example, ¦adresses: [192.0.2.99] }',
    problem: /`adresses` is unknown/,
    mend: /^Did you mean `addresses`\?/,
  },
  { name: 'a wrong type', text: 'tags: ¦default', problem: /`tags` is "default"/, mend: /^Write a list/ },
  {
    name: 'an unknown tag',
    text: 'tags: [default, ¦b1-inlcude]',
    problem: /"b1-inlcude"/,
    mend: /mean `b1-include`\?/,
  },
  { name: 'four tags', text: 'tags: ¦[default, b1-ip4, b2-relay, wording]', problem: /a list/, mend: /at most 3/ },
  {
    name: 'a vendor property misspelt',
    text: 'sender:\n  ¦Internet Domain: acme.example',
    problem: /`Internet Domain` is unknown/,
    mend: /Internet Domain Name/,
  },
  {
    name: 'a flag that is neither',
    text: "sender:\n  The above e-mail addresses' e-mail server DNS TXT records: ¦perhaps",
    problem: /"perhaps"/,
    mend: /TRUE, FALSE or "Not applicable/,
  },
  {
    name: 'a bad address of a host',
    text: 'sites:\n  - id: bigmail\n    hosts: [{ name: a.example, addresses: [¦192.0.2.256], sends: true }]',
    problem: /"192\.0\.2\.256"/,
    mend: /IP address/,
  },
  {
    name: 'STARTTLS required where no row would refuse mail without it',
    text: 'sites:\n  - id: bigmail\n    hosts: [{ name: a.example, addresses: [192.0.2.99], sends: true, startTls: ¦required }]',
    problem: /has no row that refuses mail sent without STARTTLS/,
    mend: /`offered`/,
  },
  {
    name: 'a host without address',
    text: 'sites:\n  - id: bigmail\n    hosts: [{ name: a.example, addresses: ¦[], sends: true }]',
    problem: /an empty list/,
    mend: /at least 1/,
  },
  {
    name: 'one address on two hosts, in two spellings',
    text: "sites:\n  - id: new\n    receiver: plain\n    hosts:\n      - ¦{ name: b.example, addresses: ['2001:db8:0::21'], sends: true }",
    problem: /2001:db8::21 of b\.example is already that of mail\.acme\.example \(library; shipped\/populations/,
    mend: /another address/,
  },
  {
    name: 'two hosts of one name',
    text: 'sites:\n  - id: new\n    receiver: plain\n    hosts: [¦{ name: MX.bigmail.example, addresses: [192.0.2.99], sends: true }]',
    problem: /two hosts called mx\.bigmail\.example/,
    mend: /one host/,
  },
  {
    name: 'a domain that is taken',
    text: 'sites:\n  - ¦id: new\n    receiver: plain\n    domains: [Acme.example]\n    hosts: [{ name: b.example, addresses: [192.0.2.99], sends: true }]',
    problem: /`new` takes mail for acme\.example, and so does `library`/,
    mend: /Leave the domain out/,
  },
  {
    name: 'a domain twice at one site, in two spellings',
    text: 'sites:\n  - ¦id: library\n    domains: [acme.example, acme.org, ACME.example]',
    problem: /^The site `library` lists acme\.example twice\.$/,
    mend: /once/,
  },
  {
    name: 'a site from which nothing can be sent',
    text: 'sites:\n  - ¦id: cybertools\n    hosts: [{ name: b.example, addresses: [192.0.2.99] }]',
    problem: /No host of the site `cybertools` sends/,
    mend: /sends: true/,
  },
  {
    name: 'a mailbox at a domain that the site does not take',
    text: 'library:\n  site:\n    mailboxes: { ¦circ@bigmail.example: { reader: library } }',
    problem: /site `library`, which does not take mail for bigmail\.example/,
    mend: /`bigmail`/,
  },
  {
    name: 'a new site without receiver',
    text: 'sites:\n  - ¦id: new\n    hosts: [{ name: b.example, addresses: [192.0.2.99], sends: true }]',
    problem: /`new` has no `receiver`/,
    mend: /receiver: /,
  },
  {
    name: 'a new site without hosts',
    text: 'sites:\n  - ¦id: new\n    receiver: plain',
    problem: /`new` has no `hosts`/,
    mend: /hosts: /,
  },
  {
    name: 'a site without id',
    text: 'sites:\n  - ¦title: New',
    problem: /`id` is missing/,
    mend: /a text/,
  },
  {
    name: 'a site twice',
    text: 'sites:\n  - id: bigmail\n  - id: ¦bigmail',
    problem: /`bigmail` stands twice/,
    mend: /one entry/,
  },
  {
    name: 'an unknown receiver',
    text: 'sites: [{ id: bigmail, receiver: ¦strct }]',
    problem: /no receiver called `strct`/,
    mend: /^Did you mean `strict`\? Valid .*: plain, strict\.$/,
  },
  {
    name: 'an unknown setting',
    text: 'sites: [{ id: bigmail, settings: { ¦strictnes: high } }]',
    problem: /`plain` has no setting `strictnes`/,
    mend: /^Did you mean `strictness`\?/,
  },
  {
    name: 'a setting outside its values',
    text: 'sites: [{ id: bigmail, settings: { strictness: ¦medium } }]',
    problem: /`strictness` cannot be "medium"/,
    mend: /"low", "high"/,
  },
  {
    name: 'a setting of another kind than its default',
    text: 'sites: [{ id: bigmail, settings: { hours: ¦"4" } }]',
    problem: /`hours` cannot be "4"/,
    mend: /like its default, 4/,
  },
  {
    name: 'a network among addresses',
    text: 'sites: [{ id: bigmail, settings: { allowedIps: [192.0.2.7, ¦192.0.2.0/24] } }]',
    problem: /`allowedIps` cannot hold "192\.0\.2\.0\/24"/,
    mend: /IP address.* a network or a name never fits/,
  },
  {
    name: 'an address among domains',
    text: 'sites: [{ id: bigmail, settings: { relayDomains: [¦library@acme.example] } }]',
    problem: /`relayDomains` cannot hold "library@acme\.example"/,
    mend: /domain name/,
  },
  {
    name: 'settings of the receiver that was replaced do not cling, but a wrong one of the new does',
    text: 'sites: [{ id: bigmail, receiver: strict, settings: { ¦colour: red } }]',
    problem: /`strict` has no setting `colour`/,
    mend: /strictness, hours/,
  },
  {
    name: 'an unknown key file',
    text: 'sites: [{ id: bigmail, signing: [{ domain: bigmail.example, selector: s, key: ¦bigg }] }]',
    problem: /no key called `bigg`/,
    mend: /mean `big`\?/,
  },
  {
    name: 'a key of another kind than signatures are made with',
    text: 'sites: [{ id: bigmail, seals: { domain: bigmail.example, selector: s, key: ¦starttls } }]',
    problem: /`starttls` is no RSA key/,
    mend: /algorithm RSA/,
  },
  {
    name: 'a queue that would never end',
    text: 'sites: [{ id: bigmail, queue: { retryAfter: ¦[1s], lifetime: 5d } }]',
    problem: /more than 1000 times/,
    mend: /longer times/,
  },
  {
    name: 'a duration without unit',
    text: 'sites: [{ id: bigmail, queue: { retryAfter: [15m], lifetime: ¦5 } }]',
    problem: /`lifetime` is 5/,
    mend: /90s, 15m, 4h or 5d/,
  },
  {
    name: 'an unknown population',
    text: 'population: ¦public',
    problem: /no population called/,
    mend: /public-library/,
  },
  {
    name: 'an unknown catalogue',
    text: 'sender: { system: ¦koha }',
    problem: /no catalogue called `koha`/,
    mend: /cybertools/,
  },
  {
    name: 'an unknown habit',
    text: 'people: [{ name: A, habit: ¦honors-reply-to }]',
    problem: /no habit called/,
    mend: /^Did you mean `honours-reply-to`\?/,
  },
  {
    name: 'an unknown responder',
    text: 'tester: { away: ¦oof }',
    problem: /no responder called `oof`/,
    mend: /rfc3834/,
  },
  {
    name: 'two people of one name',
    text: 'people: [{ name: A }, { name: ¦A }]',
    problem: /two people called `A`/,
    mend: /name/,
  },
  {
    name: "a person with the tester's name",
    text: 'people: [{ name: ¦Pat }]',
    problem: /two people called `Pat`/,
    mend: /name/,
  },
  {
    name: 'two who say different things about one mailbox',
    text: 'people:\n  - { name: A, address: a@bigmail.example }\n  - { name: B, address: ¦A@bigmail.example, mailbox: full }',
    problem: /something else about the mailbox a@bigmail\.example than scenarios\/s\.yaml, line 4/,
    mend: /Say the same/,
  },
  {
    name: 'a line break in an address, which would end a header field',
    text: 'people: [{ name: A, address: ¦"a@b.example\\r\\nBcc: all@b.example" }]',
    problem: /`address` is/,
    mend: /one line/,
  },
  {
    name: 'a bad zone line in a block',
    text: 'zones: |\n  acme.example. TXT "v=spf1 -all"\n  acme.example. MX ¦ten mail.acme.example.',
    problem: /preference, a number/,
    mend: /MX 10/,
  },
  {
    name: 'a bad zone line in the second of several texts',
    text: 'zones:\n  - |\n    acme.example. A 192.0.2.7\n  - |\n    ; a comment\n    acme.example. A ¦192.0.2.700',
    problem: /192\.0\.2\.700/,
    mend: /./,
  },
  {
    name: 'a bad zone line in an act',
    text: 'acts:\n  - change:\n      about: x\n      zones: |\n        acme.example. A ¦nonsense',
    problem: /nonsense/,
    mend: /./,
  },
  {
    name: 'an alias at the top of a zone',
    text: 'zones: |\n  ¦acme.example. CNAME other.example.',
    problem: /acme\.example has a CNAME and other records/,
    mend: /CNAME/,
  },
  {
    name: 'an alias at the top of a zone, made by a change',
    text: 'acts:\n  - change:\n      about: x\n      zones: |\n        ¦acme.example. CNAME other.example.\n  - c2',
    problem: /acme\.example has a CNAME and other records/,
    mend: /CNAME/,
  },
  {
    name: 'a time zone that is none',
    text: 'timeZone: ¦America/Chicgo',
    problem: /no time zone/,
    mend: /mean `America\/Chicago`/,
  },
  { name: 'a date that is none', text: 'start: ¦2026-02-30T09:00', problem: /calendar/, mend: /month/ },
  {
    name: 'a time that clocks skip: 8 March 2026 in Chicago',
    text: 'start: 2026-03-07T09:00\nacts: [{ c2: { at: ¦2026-03-08T02:30 } }]',
    problem: /no 2026-03-08T02:30 in America\/Chicago/,
    mend: /hour earlier or later/,
  },
  {
    name: 'a clock going backwards',
    text: 'acts:\n  - c1-staff: { at: 2026-11-02T12:00 }\n  - c1-opac: { at: ¦2026-11-02T11:59 }',
    problem: /backwards: this act begins at 2026-11-02T11:59, after one at 2026-11-02T12:00/,
    mend: /order of time/,
  },
  {
    name: 'an act before the start',
    text: 'acts: [{ c2: { at: ¦2026-11-02T08:59 } }]',
    problem: /after one at 2026-11-02T09:00/,
    mend: /order of time/,
  },
  {
    name: 'an act before the night of the C2 above it',
    text: 'acts:\n  - c2\n  - c1-opac: { at: ¦2026-11-02T23:00 }',
    problem: /after one at 2026-11-03T01:05/,
    mend: /nightly job/,
  },
  {
    name: 'two times for one act',
    text: 'acts:\n  - c2: { at: 2026-11-02T10:00, after: ¦4h }',
    problem: /`after` is "4h"/,
    mend: /one of `at` and `after`/,
  },
  { name: 'an unknown act', text: 'acts: [¦c3]', problem: /"c3"/, mend: /`c2`/ },
  {
    name: 'two acts in one entry',
    text: 'acts:\n  - ¦c2:\n    c1-opac:',
    problem: /Entry 1 of `acts`/,
    mend: /one of/,
  },
  { name: 'a change of nothing', text: 'acts: [{ change: ¦{ about: x } }]', problem: /`change`/, mend: /zones:/ },
  {
    name: 'an id of an act twice',
    text: 'acts: [{ c1-opac: { id: x } }, { c2: { id: ¦x } }]',
    problem: /two acts with the id `x`/,
    mend: /another `id`/,
  },
  {
    name: 'C2 for somebody unknown',
    text: 'acts: [{ c2: { people: [¦An] } }]',
    problem: /called `An`/,
    mend: /mean `Ann`/,
  },
  {
    name: 'a loan of somebody unknown',
    text: 'acts: [{ c2: { loans: { ¦An: { due: 2026-01-01 } } } }]',
    problem: /called `An`/,
    mend: /mean `Ann`/,
  },
  {
    name: "a patron's own mailbox that is the library's",
    text: 'people: [{ name: A, address: ¦library@acme.example }]',
    problem: /something else about the mailbox library@acme\.example/,
    mend: /another address/,
  },
  {
    name: 'somebody named twice for one night',
    text: 'acts: [{ c2: { people: [Ann, Sam, ¦Ann] } }]',
    problem: /`Ann` is named twice/,
    mend: /another act/,
  },
  {
    name: 'From with the dot of the root, which no envelope can hold (RFC 5321 section 4.1.2)',
    text: 'sender: { Library E-Mail From Address: ¦Library@acme.example. }',
    problem: /"Library@acme\.example\."/,
    mend: /such as library@acme\.org\. The domain acme\.example\. has a dot/,
  },
  {
    name: 'Reply-To that begins with a dot',
    text: 'sender: { Library E-Mail Reply-To Address: ¦.lib@acme.example }',
    problem: /"\.lib@acme\.example"/,
    mend: /Write an e-mail address/,
  },
  {
    name: 'a domain name for the greeting that is none (RFC 5321 section 4.1.1.1)',
    text: "sender: { Internet Domain Name: ¦'bad domain!' }",
    problem: /"bad domain!"/,
    mend: /a domain name, such as mail\.acme\.org/,
  },
  {
    name: 'half a loan of somebody who has none',
    text: 'acts: [{ c2: { loans: { ¦Eve: { due: 2026-01-01 } } } }]',
    problem: /no `item`, and Eve has no loan/,
    mend: /Add `item`/,
  },
  {
    name: 'an expectation about somebody unknown',
    text: 'expect: [{ flow: notice, to: ¦Anne, fate: inbox, because: x }]',
    problem: /no person or address `Anne`/,
    mend: /mean `Ann`/,
  },
  {
    name: 'an expectation about an act that is not there',
    text: 'acts: [c2]\nexpect: [{ flow: notice, act: [c2, ¦c1-staff], fate: inbox, because: x }]',
    problem: /no act `c1-staff`/,
    mend: /Valid acts: c2/,
  },
  {
    name: 'an expectation of an unknown fate',
    text: 'expect: [{ flow: notice, fate: ¦lost, because: x }]',
    problem: /`fate` is "lost"/,
    mend: /`inbox` or/,
  },
  {
    name: 'an expectation without reason',
    text: 'expect:\n  - ¦flow: notice\n    fate: inbox',
    problem: /`because` is missing/,
    mend: /./,
  },
  {
    name: 'a rule of nobody',
    text: 'expect: [{ flow: notice, fate: inbox, rule: ¦gmail#accept, because: x }]',
    problem: /called `gmail` has rules/,
    mend: /plain/,
  },
  {
    name: 'a rule that a receiver does not have',
    text: 'expect: [{ flow: notice, fate: inbox, rule: ¦plain#acept, because: x }]',
    problem: /`plain` has no rule `acept`/,
    mend: /mean `accept`/,
  },
] as const;

describe('mistakes in a scenario: one each, at its place', () => {
  it.each(ROWS)('$name', ({ text, problem, mend }) => {
    const { text: yaml, line, column } = marked(fileOf(text));
    const { scenarios, mistakes } = loadTiny({ 'scenarios/s.yaml': yaml });
    expect(mistakes).toEqual([
      {
        file: 'scenarios/s.yaml',
        line,
        column,
        problem: expect.stringMatching(problem),
        mend: expect.stringMatching(mend),
        source: yaml.split('\n')[line - 1],
      },
    ]);
    expect(scenarios).toEqual([]);
  });

  it.each(ROWS)('says it in sentences: $name', ({ text }) => {
    const { mistakes } = loadTiny({ 'scenarios/s.yaml': marked(fileOf(text)).text });
    for (const { problem, mend } of mistakes) {
      expect(problem).toMatch(/^[A-Z`].*\.$/su);
      expect(mend).toMatch(/^[A-Z`].*[.:A-Za-z0-9"\]]$/su);
    }
  });
});

describe('mistakes in a fixture', () => {
  const rows = [
    {
      name: 'a condition that no receiver knows',
      path: 'fixtures/receivers/plain.yaml',
      text: 'id: plain\nwhen: ¦spff',
      problem: /no condition `spff`/,
      mend: /spf, dkim/,
    },
    {
      name: 'an id that is not the name of its file',
      path: 'fixtures/habits/honours-reply-to.yaml',
      text: 'id: ¦other\ntitle: x\ntarget: from\nsource: { title: x, date: 2026-06 }',
      problem: /called `honours-reply-to`, but its id is `other`/,
      mend: /id: honours-reply-to/,
    },
    {
      name: 'a bad zone line of a provider',
      path: 'fixtures/providers/bigmail.yaml',
      text: `${TINY['providers/bigmail.yaml'] ?? ''}  bigmail.example. A ¦bad`,
      problem: /bad/,
      mend: /./,
    },
    {
      name: 'a bad line of a base zone',
      path: 'fixtures/zones/base.zone',
      text: '; base\nbase.example. A ¦bad',
      problem: /bad/,
      mend: /./,
    },
    {
      name: 'a key that is none',
      path: 'fixtures/keys/big.pem',
      text: '¦hello',
      problem: /no private key/,
      mend: /openssl/,
    },
  ];
  it.each(rows)('$name: told once, however many scenarios use it', ({ path, text, problem, mend }) => {
    const { text: content, line, column } = marked(text);
    const { scenarios, mistakes } = loadTiny({
      [path]: content,
      'scenarios/a.yaml': 'id: a\ntitle: A',
      'scenarios/b.yaml': 'id: b\ntitle: B',
    });
    expect(mistakes).toMatchObject([
      { file: path, line, column, problem: expect.stringMatching(problem), mend: expect.stringMatching(mend) },
    ]);
    expect(scenarios).toEqual([]);
  });
});
