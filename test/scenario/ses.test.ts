import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';
import { marked } from '../source/marked.ts';

const folder = mkdtempSync(join(tmpdir(), 'ses-scenarios-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: string, name: string, population = 'koha-ses') {
  const file = `${name}.yaml`;
  writeFileSync(join(folder, file), `id: ${name}\ntitle: S\npopulation: ${population}\n${text}\n`);
  return loadScenarios([file], { workingDir: folder });
}

const SITE = 'sites:\n  - id: amazon-ses\n    ';

const MISTAKES = [
  {
    name: 'a MAIL FROM domain outside its identity',
    text: `${SITE}ses: { identities: { acme.org: { mailFrom: { domain: ¦mail.other.org } } } }`,
    problem: /is no subdomain of acme\.org/,
    mend: /mail\.acme\.org/,
  },
  {
    name: 'a MAIL FROM domain that is the identity itself',
    text: `${SITE}ses: { identities: { acme.org: { mailFrom: { domain: ¦acme.org } } } }`,
    problem: /is no subdomain of acme\.org/,
    mend: /subdomain/,
  },
  {
    name: 'two tokens of Easy DKIM',
    text: `${SITE}ses: { tokens: ¦[a, b] }`,
    problem: /tokens/,
    mend: /./,
  },
  {
    name: 'an account where there is no Amazon SES',
    text: 'sites:\n  - id: library\n    ses: ¦{ sandbox: true }',
    problem: /has no `region`, `tokens`/,
    mend: /services: \[amazon-ses\]/,
  },
  {
    name: 'the receiver of Amazon SES at another site',
    text: 'sites:\n  - id: library\n    receiver: ¦amazon-ses',
    problem: /asks for verified identities/,
    mend: /services: \[amazon-ses\]/,
  },
  {
    name: 'an address on the list of a site that keeps none',
    text: 'history:\n  - suppressed: { at: ¦google, address: a@b.example }',
    problem: /`google` keeps no list/,
    mend: /amazon-ses/,
  },
  {
    name: 'a complaint on the list of all customers’ hard bounces',
    text: 'history:\n  - suppressed: { at: amazon-ses, address: a@b.example, list: global, reason: ¦complaint }',
    problem: /`reason` is "complaint"/,
    mend: /account/,
  },
  {
    name: 'a spam mark for an act that is not there',
    text: 'people:\n  - { name: Ann, address: ann@yahoo.com, marksSpam: ¦overdu, loan: { item: A, due: 2026-10-05 } }',
    problem: /no act `overdu`/,
    mend: /`overdue`/,
  },
  {
    name: 'an address taken off a list that is nobody’s',
    text: 'acts:\n  - change: { about: x, unsuppress: [{ at: amazon-ses, address: ¦J_Deo@gmail.com }] }',
    problem: /^Nobody in this story has the address J_Deo@gmail\.com, and no list/,
    mend: /^Did you mean `j_doe@gmail\.com`\?/,
  },
] as const;

const senders = (pool: string): readonly string[] =>
  load(`${SITE}ses: { pool: ${pool} }`, pool)
    .scenarios.flatMap(({ sites }) => sites)
    .filter(({ id }) => id === 'amazon-ses')
    .flatMap(({ hosts }) => hosts.filter(({ sends }) => sends).map(({ name }) => name));

describe('an account of Amazon SES', () => {
  it.each(MISTAKES.map((row, index) => [row.name, row, index] as const))('%s', (_name, row, index) => {
    const head = `id: m${index}\ntitle: S\npopulation: koha-ses\n`;
    const { text, line, column } = marked(`${head}${row.text}\n`);
    const { mistakes } = load(text.slice(head.length).trimEnd(), `m${index}`);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ line, column });
    expect(mistakes[0]?.problem).toMatch(row.problem);
    expect(mistakes[0]?.mend).toMatch(row.mend);
  });

  const GONE = 'people: [{ name: Ann, address: ann@yahoo.com, mailbox: none, loan: { item: A, due: 2026-10-05 } }]\n';
  const BEFORE = 'history:\n  - suppressed: { at: amazon-ses, address: OLD@yahoo.com }\n';

  it.each([
    ['a patron’s, in other letters', 'j_doe@GMAIL.com', ''],
    ['a patron’s who has no such mailbox', 'ann@yahoo.com', GONE],
    [
      'the tester’s private one, wherever that is',
      'pat@nowhere.example',
      'tester: { personal: pat@nowhere.example }\n',
    ],
    ['a mailbox’s of the library', 'Library@acme.org', ''],
    ['nobody’s, but on a list from before', 'old@yahoo.com', BEFORE],
  ])('takes an address off its list that is %s', (_name, address, more) => {
    const change = `acts:\n  - change: { about: x, unsuppress: [{ at: amazon-ses, address: ${address} }] }`;
    const { scenarios, mistakes } = load(`${more}${change}`, 'taken-off');
    expect(mistakes).toEqual([]);
    const event = { kind: 'unsuppressed', site: 'amazon-ses', address: address.toLowerCase() };
    expect(scenarios[0]?.acts).toMatchObject([{ events: [event] }]);
  });

  it('takes an address off its list that only an act writes to', () => {
    const change = '- change: { about: x, unsuppress: [{ at: amazon-ses, address: friend@yahoo.com }] }';
    const text = `services: [amazon-ses]\nacts:\n  - c1-staff: { to: friend@yahoo.com }\n  ${change}`;
    expect(load(text, 'friend', 'public-library').mistakes).toEqual([]);
  });

  it('sends from the addresses of its pool alone', () => {
    expect(senders('shared')).toEqual(['a8-31.smtp-out.amazonses.com']);
    expect(senders('dedicated')).toEqual(['d27-9.smtp-out.amazonses.com']);
  });

  it('takes mail for the MAIL FROM domains of its identities, and has what a part leaves out from the fixture', () => {
    const { scenarios } = load('', 'plain');
    const site = scenarios[0]?.sites.find(({ id }) => id === 'amazon-ses');
    expect(site?.domains).toEqual(['amazonses.com', 'simulator.amazonses.com', 'notices.acme.org']);
    expect(site?.ses?.identities).toEqual([
      {
        name: 'acme.org',
        verified: true,
        easyDkim: true,
        mailFrom: { domain: 'notices.acme.org', onMxFailure: 'use-default' },
        feedbackForwarding: true,
        age: 0,
      },
    ]);
  });
});
