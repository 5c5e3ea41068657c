import { describe, expect, it } from 'vitest';
import type { Mailbox, Person } from '../../../harness/model/people.ts';
import type { Scenario } from '../../../harness/model/world.ts';
import { maskExplained } from '../../../harness/verdict/mask/mask-explained.ts';
import { maskHeading } from '../../../harness/verdict/mask/mask-heading.ts';
import { maskReport } from '../../../harness/verdict/mask/mask-report.ts';
import { delivery, FINDING, flow, scenarioReport } from '../../report/scenario-report.ts';
import { C2, person, START, WHERE, world } from '../evidence.ts';

function mailbox(address: string, more: Partial<Mailbox> = {}): Mailbox {
  const alone = { state: 'ok', reader: { kind: 'nobody' }, forward: null, responder: null } as const;
  return { address, site: 'free', ...alone, where: WHERE, ...more };
}

function forwardTo(to: string): NonNullable<Mailbox['forward']> {
  return { to, by: 'srs', confirmed: true, keepsCopy: false, altersBody: false, nullSender: 'kept' };
}

const TESTER = person('Pat Lee', { role: 'staff', address: 'pat.lee@acme.example' });
const ANN = person('Ann Lopez', {
  address: 'Ann.Lopez@free.example',
  loan: { item: 'Salt / 2013', due: '2026-10-05' },
});

function scenarioWith(
  people: readonly Person[],
  mailboxes: readonly Mailbox[],
  more: Partial<Scenario> = {},
): Scenario {
  const { scenario } = world({ people });
  const others = scenario.mailboxes.filter((one) => mailboxes.every(({ address }) => address !== one.address));
  return { ...scenario, mailboxes: [...others, ...mailboxes], ...more };
}

/** What becomes of one text somewhere in a report of a scenario. */
function masked(text: string, scenario: Scenario): string | undefined {
  return maskReport(scenarioReport({ flows: [flow({ reason: text })] }), scenario).flows[0]?.reason;
}

describe('whose an address is', () => {
  const ROWS: readonly (readonly [why: string, text: string, masked: string, scenario: Scenario])[] = [
    ['the patron’s on file', 'ann.lopez@free.example', 'patron-1@free.example', scenarioWith([TESTER, ANN], [])],
    ['the tester’s, who is staff', 'pat.lee@acme.example', 'staff-1@acme.example', scenarioWith([TESTER, ANN], [])],
    [
      'the patron’s where it is forwarded to, and from there',
      'one@free.example two@free.example',
      'patron-1-b@free.example patron-1-c@free.example',
      scenarioWith(
        [{ ...ANN, address: 'a@free.example' }],
        [
          mailbox('a@free.example', { forward: forwardTo('one@free.example') }),
          mailbox('one@free.example', { forward: forwardTo('Two@free.example') }),
          mailbox('two@free.example', { forward: forwardTo('one@free.example') }),
        ],
      ),
    ],
    [
      'the patron’s whom an act writes to there',
      'typed@other.example',
      'patron-1-b@other.example',
      scenarioWith([ANN], [], {
        acts: [{ kind: 'c1-staff', id: 'c1', at: START, where: WHERE, person: 'Ann Lopez', to: 'typed@other.example' }],
      }),
    ],
    [
      'nobody’s in the file',
      'lone@free.example',
      'mailbox-1@free.example',
      scenarioWith([ANN], [mailbox('lone@free.example')]),
    ],
    ['the library’s', 'Library@acme.example', 'Library@acme.example', scenarioWith([ANN], [])],
    [
      'the vendor’s, which nobody reads',
      'Do.Not.Reply@vendor.example',
      'Do.Not.Reply@vendor.example',
      scenarioWith([ANN], []),
    ],
    ['a server’s', 'mailer-daemon@free.example', 'mailer-daemon@free.example', scenarioWith([ANN], [])],
    [
      'the library’s, although somebody of the staff has it on file',
      'circ@acme.example of Kim Orr, circ, kim',
      'circ@acme.example of Staff 2, circ, kim',
      scenarioWith(
        [TESTER, person('Kim Orr', { role: 'staff', address: 'Circ@acme.example' })],
        [mailbox('circ@acme.example', { reader: { kind: 'library' } })],
      ),
    ],
    [
      'somebody’s own, although the catalogue writes from it',
      'pat.lee@acme.example',
      'staff-1@acme.example',
      { ...world({ people: [TESTER], properties: { from: 'Pat.Lee@acme.example' } }).scenario },
    ],
  ];

  it.each(ROWS)('%s', (_, text, expected, scenario) => {
    expect(masked(text, scenario)).toBe(expected);
  });
});

describe('a title', () => {
  it.each([
    ['a person’s loan', scenarioWith([ANN], []), 'Salt / 2013'],
    [
      'one night’s loan',
      scenarioWith([ANN], [], {
        acts: [
          { ...C2, loans: new Map([['Ann Lopez', { item: 'Tea and I / 2016', due: '2026-10-05' }]]) } as typeof C2,
        ],
      }),
      'Tea and I / 2016',
    ],
  ])('of %s is masked', (_, scenario, title) => {
    expect(masked(`the loan: ${title}, due`, scenario)).toMatch(/^the loan: Item \d, due$/);
  });
});

describe('a report', () => {
  const scenario = scenarioWith([TESTER, ANN], [], {
    id: 'ann.lopez',
    title: 'Lopez gets nothing',
    file: 'ann.lopez.yaml',
  });

  it('is masked in every field that may hold somebody', () => {
    const report = scenarioReport({
      id: 'ann.lopez',
      title: 'Lopez gets nothing',
      file: 'ann.lopez.yaml',
      story: 'ann.lopez',
      cell: { setup: 'ann.lopez', about: 'Ann alone', receiver: 'free' },
      ils: [{ system: 'catalogue', item: 'c2 Ann Lopez', status: 'sent to ann.lopez@free.example', at: '2026' }],
      flows: [
        flow({
          person: 'Ann Lopez',
          from: {
            mailFrom: 'ann.lopez@free.example',
            header: 'Ann.Lopez@free.example',
            replyTo: 'ann.lopez@free.example',
          },
          to: 'ann.lopez@free.example',
          intendedReader: 'Ann Lopez',
          readBy: 'Ann Lopez',
          reason: 'Ann Lopez reads Salt / 2013.',
        }),
      ],
      deliveries: [
        delivery({
          mailFrom: 'SRS0=abcd=IY=free.example=ann.lopez@fwd.example',
          headerFrom: 'ann.lopez@free.example',
          replyTo: 'ann.lopez@free.example',
          to: 'ann.lopez@free.example',
          clientHost: 'ann.lopez.dyn.example',
          attempts: [{ at: '2026', stage: 'rcpt', reply: '550 <ann.lopez@free.example>' }],
          reply: { code: 550, enhanced: null, text: '<ann.lopez@free.example>' },
          evidence: {
            dialogue: [{ who: 'client', line: 'RCPT TO:<ann.lopez@free.example>', at: '2026' }],
            dns: [
              {
                by: 'free',
                name: 'lopez.ann._spf.acme.example',
                type: 'TXT',
                answer: '"ann.lopez"',
                fromCache: false,
                at: '2026',
              },
            ],
          },
        }),
      ],
      findings: [
        {
          ...FINDING,
          facts: { people: ['Ann Lopez'], address: 'ann.lopez@free.example' },
          sentence: 'ann.lopez@free.example is Ann Lopez.',
          mend: 'Ask Ann Lopez.',
        },
      ],
      expectations: [
        {
          text: 'notice of Ann Lopez: inbox',
          line: 7,
          met: true,
          because: 'Ann said so.',
          actual: 'Ann Lopez: inbox',
          flows: [],
        },
      ],
    });
    const text = JSON.stringify(maskReport(report, scenario));
    expect(text.match(/ann|lopez|salt/gi)).toBeNull();
    expect(JSON.stringify(report).match(/ann|lopez|salt/gi)?.length).toBeGreaterThan(40);
  });

  it('keeps words out of closed lists, numbers and order', () => {
    const people = [person('Ann', { address: 'inbox@free.example' }), person('Bo', { address: 'vip@free.example' })];
    const report = scenarioReport({ flows: [flow({ rule: 'free#vip' })], deliveries: [delivery()] });
    const result = maskReport(report, scenarioWith(people, []));
    expect(Object.keys(result)).toEqual(Object.keys(report));
    expect(result.flows[0]).toMatchObject({ fate: 'inbox', rule: 'free#vip', act: 'c2' });
    expect(result.deliveries[0]).toMatchObject({ clientIp: '192.0.2.1', reply: { code: 250, enhanced: '2.0.0' } });
  });

  it('is the same masked twice', () => {
    const once = maskReport(
      scenarioReport({ flows: [flow({ reason: 'Ann Lopez, ann.lopez@free.example' })] }),
      scenario,
    );
    expect(maskReport(once, scenario)).toEqual(once);
  });

  it('has a heading that lists show', () => {
    const cell = { story: 'ann.lopez', setup: 'a', about: 'Ann', receiver: 'b', address: 'ann.lopez@free.example' };
    const { id, title, file, cell: shown } = maskHeading({ ...scenario, cell });
    expect(JSON.stringify([id, title, file, shown])).not.toMatch(/ann|lopez/i);
  });
});

describe('an explanation', () => {
  it('that cannot be given tells nobody’s address, not even one that is not there', () => {
    const problem = 'Nothing was written to "bo.orr@free.example". People: Ann Lopez (ann.lopez@free.example).';
    expect(maskExplained({ kind: 'unknown', problem }, scenarioWith([ANN], []))).toEqual({
      kind: 'unknown',
      problem: 'Nothing was written to "somebody@free.example". People: Patron 1 (patron-1@free.example).',
    });
  });

  it('is masked throughout', () => {
    const scenario = { id: 'x', title: 'Ann asks', file: 'ann.lopez.yaml', timeZone: 'UTC' };
    const explained = maskExplained(
      { kind: 'explained', explanation: { schemaVersion: 1, scenario, flows: [] } },
      scenarioWith([ANN], []),
    );
    expect(JSON.stringify(explained)).not.toMatch(/ann|lopez/i);
  });
});
