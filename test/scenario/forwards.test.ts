import { describe, expect, it } from 'vitest';
import type { ChangeAct } from '../../harness/model/scenario.ts';
import { buildWorld } from '../../harness/world/build.ts';
import { applyChange } from '../../harness/world/change.ts';
import { loadTiny, resolveTiny } from './tiny.ts';

function mailboxes(text: string) {
  return new Map(resolveTiny(text).mailboxes.map((mailbox) => [mailbox.address, mailbox]));
}

function mistakesIn(text: string) {
  return loadTiny({ 'scenarios/s.yaml': `id: s\ntitle: S\n${text}` }).mistakes.map(({ line, problem }) => [
    line,
    problem,
  ]);
}

const written = (more: string): string =>
  `people: [{ name: A, address: a@bigmail.example, forwards: { to: A2@acme.example${more} } }]`;

describe('a person who forwards', () => {
  it('reads the mailbox it goes to, which is there without a word', () => {
    const known = mailboxes(written(''));
    expect(known.get('a@bigmail.example')).toMatchObject({
      reader: { kind: 'nobody' },
      forward: { to: 'A2@acme.example', by: 'plain', confirmed: true, keepsCopy: false, altersBody: false },
    });
    expect(known.get('a2@acme.example')).toMatchObject({
      site: 'library',
      reader: { kind: 'person', person: 'A' },
      forward: null,
    });
  });

  it('looks into the first one as well where a copy stays there', () => {
    expect(mailboxes(written(', keepsCopy: true')).get('a@bigmail.example')?.reader).toEqual({
      kind: 'person',
      person: 'A',
    });
  });

  it('can forward to a mailbox that a site describes otherwise, or to a domain that nobody takes', () => {
    const other = `library: { site: { mailboxes: { a2@acme.example: { reader: nobody, state: full } } } }\n${written('')}`;
    expect(mailboxes(other).get('a2@acme.example')).toMatchObject({ reader: { kind: 'nobody' }, state: 'full' });
    const nowhere = 'people: [{ name: A, address: a@bigmail.example, forwards: { to: a@nowhere.example } }]';
    expect(mailboxes(nowhere).has('a@nowhere.example')).toBe(false);
  });

  it.each(['none', 'stranger'])('cannot do so with a mailbox that is not theirs: %s', (kind) => {
    const text = `people: [{ name: A, address: a@bigmail.example, mailbox: ${kind}, forwards: { to: b@acme.example } }]`;
    expect(mistakesIn(text)).toEqual([[3, expect.stringContaining('forwards')]]);
  });

  it('cannot say something else about it than whoever shares the address', () => {
    const text = `people:
  - { name: A, address: a@bigmail.example, forwards: { to: x@acme.example } }
  - { name: B, address: a@bigmail.example, forwards: { to: y@acme.example } }`;
    expect(mistakesIn(text)).toEqual([[5, expect.stringContaining('something else about the mailbox')]]);
  });
});

describe('a mailbox of a site', () => {
  it('can forward, and have a responder', () => {
    const known = mailboxes(
      'library: { site: { mailboxes: { desk@acme.example: { reader: library, responder: rfc3834, forwards: { to: x@bigmail.example, by: gmail-caf, confirmed: false, nullSender: rewritten } } } } }',
    );
    expect(known.get('desk@acme.example')).toMatchObject({
      forward: { to: 'x@bigmail.example', by: 'gmail-caf', confirmed: false, nullSender: 'rewritten' },
      responder: { id: 'rfc3834', envelope: 'null' },
    });
  });

  it('has no responder that is in no file', () => {
    const text = 'library: { site: { mailboxes: { a@acme.example: { reader: library, responder: rfc } } } }';
    expect(mistakesIn(text)).toEqual([[3, 'There is no responder called `rfc`.']]);
  });
});

describe('mailboxes of a site that gives up a domain', () => {
  const moved = `library: { site: { domains: [new.example], mailboxes: { circ@new.example: { reader: library } } } }
tester: { corporate: pat@new.example }`;

  it('fall away with it where an earlier file wrote them', () => {
    const of = [...mailboxes(moved).values()].filter(({ site }) => site === 'library').map(({ address }) => address);
    expect(of).toEqual(['circ@new.example', 'pat@new.example']);
  });

  it('stay where the domain stays', () => {
    const both = moved.replace('[new.example]', '[new.example, acme.example]');
    expect(mailboxes(both).has('library@acme.example')).toBe(true);
  });

  it('are a mistake where the same file writes them', () => {
    const text = moved.replace('circ@new.example:', 'circ@old.example:');
    expect(mistakesIn(text)).toEqual([[3, expect.stringContaining('does not take mail for old.example')]]);
  });
});

describe('a population', () => {
  it('can bring sites of its own and change a provider; the scenario has the last word', () => {
    const population = `id: two
title: A library with two domains
library: { site: { domains: [acme.example], receiver: plain, hosts: [{ name: mail.acme.example, addresses: [192.0.2.21], sends: true }] } }
sites:
  - { id: bigmail, domains: [bigmail.example, second.example], title: Bigger }
sender:
  Library E-Mail From Address: l@second.example
  Library E-Mail Reply-To Address: l@acme.example
  Internet Domain Name: acme.example
  E-Mail Server Name (SMTP): mail.acme.example
tester: { name: Pat, corporate: pat@acme.example, personal: pat@bigmail.example }
people: []
`;
    const load = (more: string) =>
      loadTiny({
        'fixtures/populations/two.yaml': population,
        'scenarios/s.yaml': `id: s\ntitle: S\npopulation: two\n${more}`,
      });
    const siteOf = (more: string) => load(more).scenarios[0]?.sites.find(({ id }) => id === 'bigmail');
    expect(siteOf('')).toMatchObject({ title: 'Bigger', domains: ['bigmail.example', 'second.example'] });
    expect(siteOf('sites: [{ id: bigmail, title: Biggest }]')).toMatchObject({
      title: 'Biggest',
      domains: ['bigmail.example', 'second.example'],
    });
  });
});

describe('a change of mailboxes', () => {
  const scenario = resolveTiny(`acts:
  - change: { about: the account is suspended, mailboxes: { LIBRARY@acme.example: { state: disabled } } }
  - change: { about: paid again, mailboxes: { library@acme.example: { state: ok } } }`);
  const states = (): readonly unknown[] => {
    const changes = scenario.acts.filter((act): act is ChangeAct => act.kind === 'change');
    let world = buildWorld(scenario);
    return changes.map((change) => {
      world = applyChange(world, change);
      return [world.mailboxes.get('library@acme.example')?.state, world.mailboxes.get('ann@bigmail.example')?.state];
    });
  };

  it('sets how their accounts stand from then on, and leaves the others', () => {
    expect(states()).toEqual([
      ['disabled', 'ok'],
      ['ok', 'ok'],
    ]);
  });

  it('takes a deleted one away, and brings back the one the scenario began with', () => {
    const gone = resolveTiny(`acts:
  - change: { about: the patron deletes the account, mailboxes: { ann@bigmail.example: { state: deleted } } }
  - change: { about: something else, mailboxes: { library@acme.example: { state: full } } }
  - change: { about: brought back and full, mailboxes: { ann@bigmail.example: { state: full } } }`);
    const changes = gone.acts.filter((act): act is ChangeAct => act.kind === 'change');
    let world = buildWorld(gone);
    const before = world.mailboxes.get('ann@bigmail.example');
    const after = changes.map((change) => {
      world = applyChange(world, change);
      return world.mailboxes.get('ann@bigmail.example');
    });
    expect(before).toMatchObject({ state: 'ok' });
    expect(after).toEqual([undefined, undefined, { ...before, state: 'full' }]);
  });

  it('can only come with a change: what no mailbox is at the start is written otherwise', () => {
    const text = 'library: { site: { mailboxes: { a@acme.example: { reader: nobody, state: deleted } } } }';
    const { mistakes } = loadTiny({ 'scenarios/s.yaml': `id: s\ntitle: S\n${text}` });
    expect(mistakes).toMatchObject([{ line: 3 }]);
  });

  it('is a mistake where there is no such mailbox', () => {
    const text = 'acts: [{ change: { about: x, mailboxes: { libary@acme.example: { state: full } } } }]';
    const { mistakes } = loadTiny({ 'scenarios/s.yaml': `id: s\ntitle: S\n${text}` });
    expect(mistakes).toMatchObject([{ line: 3, problem: 'There is no mailbox libary@acme.example in this scenario.' }]);
    expect(mistakes[0]?.mend).toMatch(/library@acme\.example/);
  });
});

describe('an address that two people have on file', () => {
  it('is the mailbox of both, whatever way its domain is written', () => {
    const two = `people:
  - { name: A, address: Both@acme.example }
  - { name: B, address: both@ACME.example }
`;
    expect(mailboxes(two).get('both@acme.example')).toMatchObject({
      reader: { kind: 'person', person: 'A' },
      sharedWith: ['B'],
    });
  });
});
