import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import type { Fate, FlowKind } from '../../harness/model/flow.ts';
import type { Forward, Mailbox, Reader } from '../../harness/model/people.ts';
import type { FindingReport, FlowReport } from '../../harness/model/report.ts';
import type { World } from '../../harness/model/world.ts';
import type { LookupAt } from '../../harness/verdict/findings/case.ts';
import { judge } from '../../harness/verdict/judge.ts';
import { cyberTools } from '../cyber-tools.ts';
import * as given from './evidence.ts';
import type { RecordParts, TimelineParts } from './evidence.ts';

const FORWARD: Forward = {
  to: 'ann@far.example',
  by: 'plain',
  confirmed: true,
  keepsCopy: false,
  altersBody: false,
  nullSender: 'kept',
};
const ANN: Reader = { kind: 'person', person: 'Ann' };

/** Ann's mailbox at free.example passes mail on to the one that she reads. */
function world(forward: Partial<Forward> = {}, reader: Reader = { kind: 'nobody' }): World {
  const plain = given.world({});
  const first = plain.mailboxes.get('ann@free.example');
  if (first === undefined) throw new Error('Ann has no mailbox');
  const home: Mailbox = { ...first, reader, forward: { ...FORWARD, ...forward } };
  const target: Mailbox = { ...first, address: 'ann@far.example', reader: ANN };
  const mailboxes = new Map([...plain.mailboxes, [home.address, home] as const, [target.address, target] as const]);
  return { ...plain, mailboxes };
}

const RAW = Buffer.from('From: Do.Not.Reply@vendor.example\r\n\r\nbody\r\n');

function onward(more: Partial<RecordParts> = {}): DeliveryRecord {
  const content = { kind: 'bytes', raw: RAW, forwardedBy: 'ann@free.example' } as const;
  return given.notice({ id: 'd2', causedBy: 'd1', to: 'ann@far.example', site: 'free', content, ...more });
}

function judged(of: World, timeline: TimelineParts) {
  return judge(given.evidence(of, timeline), given.zones());
}

function flowOf(of: World, timeline: TimelineParts, flow: FlowKind = 'notice'): FlowReport {
  const found = judged(of, timeline).flows.find((one) => one.flow === flow);
  if (found === undefined) throw new Error(`no ${flow}`);
  return found;
}

function findingOf(of: World, timeline: TimelineParts, code: string): FindingReport | undefined {
  return judged(of, timeline).findings.find((finding) => finding.code === code);
}

interface Row {
  readonly name: string;
  readonly world: World;
  readonly records: readonly DeliveryRecord[];
  readonly fate: Fate;
  readonly decidedBy: string;
  readonly readBy: string | null;
}

describe('whether it works', () => {
  it('is no where the target does not exist: there is a mailbox to reach, and the notice went through it', () => {
    const records = [
      given.notice(),
      onward({ outcome: 'reject', facts: { recipient: 'unknown' } }),
      given.bounce({ to: 'library@acme.example', causedBy: 'd2' }),
    ];
    const { flows, works } = judged(world(), { records });
    expect(flows.find(({ flow }) => flow === 'bounce')).toMatchObject({ reached: true });
    expect(works).toBe(false);
  });
});

const ROWS: readonly Row[] = [
  {
    name: 'the target’s, which Ann reads',
    world: world(),
    records: [given.notice(), onward()],
    fate: 'inbox',
    decidedBy: 'd2',
    readBy: 'Ann',
  },
  {
    name: 'the refusal of the target, though the forwarder had taken the message',
    world: world(),
    records: [given.notice(), onward({ outcome: 'reject' })],
    fate: 'rejected',
    decidedBy: 'd2',
    readBy: null,
  },
  {
    name: 'the copy, where Ann reads it and the target refuses',
    world: world({ keepsCopy: true }, ANN),
    records: [given.notice(), onward({ outcome: 'reject' })],
    fate: 'inbox',
    decidedBy: 'd1',
    readBy: 'Ann',
  },
  {
    name: 'the target’s, where nobody looks at the copy',
    world: world({ keepsCopy: true }),
    records: [given.notice(), onward({ outcome: 'spam' })],
    fate: 'spam',
    decidedBy: 'd2',
    readBy: null,
  },
  {
    name: 'that of a mailbox nobody reads, where the forwarding was never confirmed',
    world: world({ confirmed: false }),
    records: [given.notice()],
    fate: 'read-by-nobody',
    decidedBy: 'd1',
    readBy: 'nobody',
  },
  {
    name: 'that of the spam folder, since spam is not passed on',
    world: world(),
    records: [given.notice({ outcome: 'spam' })],
    fate: 'spam',
    decidedBy: 'd1',
    readBy: null,
  },
  {
    name: 'not that of an answer to the message, which is another message',
    world: world({ confirmed: false }, ANN),
    records: [given.notice(), given.notice({ id: 'd2', causedBy: 'd1', to: 'x@vendor.example', outcome: 'reject' })],
    fate: 'inbox',
    decidedBy: 'd1',
    readBy: 'Ann',
  },
];

describe('the fate of what a mailbox passed on is', () => {
  it.each(ROWS)('$name', ({ world: of, records, fate, decidedBy, readBy }) => {
    expect(flowOf(of, { records })).toMatchObject({ fate, decidedBy, readBy, reached: fate === 'inbox' });
  });

  it('a refusal where it went in circles and was cut off (RFC 5321 section 6.3)', () => {
    const loops = [{ flow: 'notice', person: 'Ann', act: 'c2' } as const];
    const flow = flowOf(world(), { records: [given.notice()], loops });
    expect(flow).toMatchObject({ fate: 'rejected', readBy: null });
    expect(flow.reason).toContain('circle');
  });
});

const back = given.bounce({ to: 'ann@free.example', server: 'free' });
const passedOn = (consulted: boolean): DeliveryRecord => {
  const from = { mailFrom: '', header: 'mailer-daemon@vendor.example' };
  const hop = onward({ id: 'd3', causedBy: 'd2', flow: 'bounce', from });
  if (!consulted) return hop;
  const transactions = hop.transactions.map((transaction) => ({
    ...transaction,
    decision: transaction.decision && { ...transaction.decision, consulted: ['spf'] as const },
  }));
  return { ...hop, transactions };
};

describe('what Gmail makes of the null sender', () => {
  it.each([
    ['gmail-caf', true, true, 'the receiver asked about the envelope'],
    ['gmail-caf', false, false, 'the receiver asked nothing'],
    ['srs', true, false, 'that others keep it null is the scheme’s rule'],
  ] as const)('by %s, consulted %s: assumed %s (%s)', (by, consulted, assumed, _because) => {
    const records = [given.notice({ outcome: 'reject' }), back, passedOn(consulted)];
    expect(flowOf(world({ by }), { records }, 'bounce').assumed).toBe(assumed);
  });
});

const refused = (more: Partial<RecordParts> = {}): DeliveryRecord =>
  onward({
    outcome: 'reject',
    rule: { id: 'no', when: { predicates: { dkimPass: false }, any: [], not: null } },
    facts: { spf: given.spfFact('fail', 'vendor.example'), dmarc: given.dmarcFact('none', 'vendor.example', null) },
    ...more,
  });

const mend = (forward: Partial<Forward>): string =>
  findingOf(world(forward), { records: [given.notice(), refused()] }, 'forward-breaks-authentication')?.mend ?? '';

describe('findings about forwards', () => {
  it('tell what the forward broke, once for each way of forwarding', () => {
    const records = [given.notice(), refused()];
    expect(findingOf(world(), { records }, 'forward-breaks-authentication')).toMatchObject({
      severity: 'error',
      facts: { people: ['Ann'], domain: 'vendor.example', byVendor: true, by: 'plain', spf: 'fail', policy: 'absent' },
      actor: 'library',
    });
  });

  it('tell of a receiver that decides at RCPT, which never gets to DMARC, with the policy that is published', () => {
    const rule = { id: 'spf-fail', when: { predicates: { spf: 'fail' }, any: [], not: null } } as const;
    const facts = { spf: given.spfFact('fail', 'vendor.example'), dmarc: null };
    const timeline = { records: [given.notice(), refused({ rule, facts })] };
    const policyFound = (txt: Record<string, readonly string[]>) =>
      judge(given.evidence(world(), timeline), given.zones(txt)).findings.find(
        ({ code }) => code === 'forward-breaks-authentication',
      )?.facts['policy'];
    expect(policyFound({ '_dmarc.vendor.example': ['v=DMARC1; p=reject'] })).toBe('reject');
    expect(policyFound({})).toBe('absent');
  });

  it('say what to do by what was broken', () => {
    expect(mend({})).toContain('SRS');
    expect(mend({ by: 'srs' })).not.toContain('SRS');
    expect(mend({ altersBody: true })).toContain('footer');
  });

  it.each([
    ['B1', { dnsRecords: 'TRUE' }, /asks for a domain without DMARC/],
    ['B2', { relay: true, dnsRecords: 'n/a' }, /own server sends \(B2\)/],
    ['B3', { dnsRecords: 'TRUE', from: 'Library@acmelibrary.example' }, /new domain \(B3\)/],
  ] as const)('say what the document says of the set-up in use, here %s', (way, properties, words) => {
    const of = world();
    const before = cyberTools(of);
    const sender = { ...before, properties: { ...before.properties, ...properties } };
    const content = {
      kind: 'bytes',
      raw: Buffer.from('From: a@b.example\r\n\r\n'),
      forwardedBy: 'ann@free.example',
    } as const;
    const facts = { dmarc: given.dmarcFact('none', 'b.example', null) };
    const records = [given.notice(), refused({ content, facts })];
    const found = findingOf({ ...of, sender }, { records }, 'forward-breaks-authentication');
    expect(found?.sentence).toMatch(words);
    expect(found?.sentence.includes('without DMARC')).toBe(way === 'B1');
    expect(found?.mend.includes('relay and sign')).toBe(way !== 'B2');
  });

  it('never ask a vendor that cannot sign to sign', () => {
    expect(mend({})).toContain('library’s own server');
    expect(mend({})).not.toContain('vendor');
  });

  it.each([
    ['the account was closed', { predicates: { recipient: 'disabled' }, any: [], not: null }],
    ['the receiver dislikes the subject', { predicates: { subject: 'x' }, any: [], not: null }],
  ])('are silent where %s', (_because, when) => {
    const records = [given.notice(), refused({ rule: { id: 'no', when } })];
    expect(findingOf(world(), { records }, 'forward-breaks-authentication')).toBeUndefined();
  });

  it.each([
    ['reject', 'did not let it through'],
    ['spam', 'took it but kept it out of the inbox'],
  ] as const)('say what became of it: %s', (outcome, words) => {
    const records = [given.notice(), refused({ outcome })];
    expect(findingOf(world(), { records }, 'forward-breaks-authentication')?.sentence).toContain(words);
  });

  it('put a DMARC refusal down to the forward and not to the library’s set-up', () => {
    const when = { predicates: { dmarcPolicy: 'reject' }, any: [], not: null };
    const facts = {
      spf: given.spfFact('pass', 'free.example'),
      dmarc: given.dmarcFact('fail', 'acme.example', 'reject'),
    };
    const codes = judged(world(), { records: [given.notice(), refused({ rule: { id: 'no', when }, facts })] }).findings;
    expect(codes.map(({ code }) => code)).toContain('forward-breaks-authentication');
    expect(codes.map(({ code }) => code)).not.toContain('dmarc-reject');
  });

  it('name a forwarding that was never confirmed, and who can confirm it', () => {
    const records = [given.notice()];
    const found = findingOf(world({ confirmed: false }), { records }, 'forwarding-not-confirmed');
    expect(found).toMatchObject({ facts: { mailbox: 'ann@free.example', to: 'ann@far.example' }, actor: 'patron' });
    // A patron’s forward is tried with a message to it; answers to notices never come that way.
    expect(found?.mend).toContain('send a message to ann@free.example');
    expect(found?.mend).not.toContain('Reply-To');
    expect(findingOf(world({ confirmed: false }, ANN), { records }, 'forwarding-not-confirmed')).toBeUndefined();
  });

  it.each([
    ['fail', 'error', 'reject'],
    ['softfail', 'warning', 'inbox'],
  ] as const)('miss the provider in the record that SPF found %s: %s', (result, severity, outcome) => {
    const from = { mailFrom: 'ann+caf_=ann=far.example@free.example', header: 'x@vendor.example' };
    const facts = { spf: given.spfFact(result, 'free.example') };
    const records = [given.notice(), onward({ from, facts, outcome })];
    const found = findingOf(world({ by: 'gmail-caf' }), { records }, 'b3-provider-include-missing');
    expect(found).toMatchObject({ severity, facts: { domain: 'free.example' }, actor: 'library-it' });
    // The whole record, never a bare term.
    expect(found?.mend).toContain('v=spf1 ');
  });

  it('do not miss it where SPF passes, or where it was another domain that was asked', () => {
    const passes = { spf: given.spfFact('pass', 'free.example') };
    const others = { spf: given.spfFact('fail', 'vendor.example') };
    const caf = { mailFrom: 'ann+caf_=ann=far.example@free.example', header: 'x@vendor.example' };
    for (const records of [
      [given.notice(), onward({ from: caf, facts: passes })],
      [given.notice(), onward({ facts: others })],
    ]) {
      expect(findingOf(world({ by: 'gmail-caf' }), { records }, 'b3-provider-include-missing')).toBeUndefined();
    }
  });
});

describe('other findings about the second domain', () => {
  it('the library’s own mailbox takes nothing', () => {
    const rule = { id: 'disabled', when: { predicates: { recipient: 'disabled' }, any: [], not: null } };
    const answer = given.answer('misdirected-reply', 'Library@acme.example', {
      outcome: 'reject',
      rule,
      facts: { recipient: 'disabled' },
    });
    const records = [given.notice(), answer];
    const found = findingOf(given.world({}), { records }, 'answer-mailbox-unusable');
    expect(found).toMatchObject({ severity: 'error', facts: { mailbox: 'library@acme.example' } });
  });

  it('a gateway takes the From domain for an imitation', () => {
    const rule = { id: 'similar', when: { predicates: { lookalikeFrom: true }, any: [], not: null } };
    const facts = { headerFrom: 'x@acmelibrary.example' };
    const records = [given.notice({ outcome: 'quarantine', rule, facts })];
    const found = findingOf(given.world({}), { records }, 'lookalike-domain');
    expect(found).toMatchObject({ facts: { domain: 'acmelibrary.example', own: ['free.example'] } });
    expect(found?.mend).toContain('never by From');
  });

  it.each([
    ['expired', true, 'it was there at the start'],
    ['never bought', false, 'it never was'],
  ])('the domain of the notices is %s', (_name, existedBefore, _because) => {
    const of = given.world({ properties: { dnsRecords: 'TRUE' } });
    const gone = { status: 'nxdomain', data: [], ttl: 60, aliases: [] } as const;
    const lookupAt: LookupAt = (at) => (name, type) =>
      name === 'acme.example' && !(existedBefore && at === of.scenario.start) ? gone : given.zones()()(name, type);
    const later = of.scenario.acts.map((act) => ({ ...act, at: act.at + 1 }));
    const scenario = { ...of.scenario, acts: later };
    const report = judge(
      given.evidence({ ...of, scenario }, { records: [given.notice({ outcome: 'reject' })] }),
      lookupAt,
    );
    const found = report.findings.find(({ code }) => code === 'domain-expired');
    expect(found).toMatchObject({ severity: 'error', facts: { domain: 'acme.example', existedBefore } });
    // Nothing can be published in a domain that is not there.
    expect(report.findings.map(({ code }) => code)).not.toContain('dns-true-without-spf');
  });

  it('a loop names the addresses that mail came to again and again', () => {
    const to = ['a@one.example', 'b@two.example'];
    const records = Array.from({ length: 8 }, (_, n) =>
      given.answer('away-message', to[n % 2] ?? '', { id: `d${n + 2}`, causedBy: `d${n + 1}` }),
    );
    const loops = [{ flow: 'away-message', person: 'Ann', act: 'c2' } as const];
    const found = findingOf(given.world({}), { records: [given.notice(), ...records], loops }, 'mail-loop');
    expect(found?.facts['between']).toEqual(to);
  });
});
