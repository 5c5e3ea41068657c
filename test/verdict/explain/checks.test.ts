import { describe, expect, it } from 'vitest';
import type { DkimFact, DmarcFact, SpfFact } from '../../../harness/model/auth.ts';
import type { Transaction } from '../../../harness/model/delivery.ts';
import type { Answer, DnsEntry, Lookup, RecordData } from '../../../harness/model/dns.ts';
import type { SpfTree } from '../../../harness/model/auth-explanation.ts';
import { evaluateDmarc } from '../../../harness/standards/dmarc/evaluate.ts';
import { walkSpf } from '../../../harness/standards/spf/walk.ts';
import { alignmentExplanation } from '../../../harness/verdict/explain/alignment-explanation.ts';
import { dkimExplanation } from '../../../harness/verdict/explain/dkim-explanation.ts';
import { dmarcExplanation } from '../../../harness/verdict/explain/dmarc-explanation.ts';
import { spfExplanation } from '../../../harness/verdict/explain/spf-explanation.ts';
import * as given from '../evidence.ts';

/** `name` → TXT records, or `name TYPE` → addresses; everything else does not exist. */
type Zone = Readonly<Record<string, readonly string[]>>;

function dataOf(type: string, text: string): RecordData {
  return type === 'A' ? { type, address: text } : { type: 'TXT', strings: [text] };
}

/** Asks a zone and keeps the journal, as a receiver's resolver does. */
function resolver(zone: Zone): { readonly lookup: Lookup; readonly journal: DnsEntry[] } {
  const journal: DnsEntry[] = [];
  const lookup: Lookup = (name, type) => {
    const texts = zone[type === 'TXT' ? name : `${name} ${type}`] ?? [];
    const data = texts.map((text) => dataOf(type, text));
    const answer: Answer = { status: data.length > 0 ? 'found' : 'nxdomain', data, ttl: 60, aliases: [] };
    journal.push({ by: 'free', name, type, answer, fromCache: false, at: given.START });
    return answer;
  };
  return { lookup, journal };
}

interface Checked {
  readonly spf: SpfFact | null;
  readonly dkim: DkimFact;
  readonly dmarc: DmarcFact | null;
}

function transaction(facts: Checked, dns: readonly DnsEntry[] = []): Transaction {
  const [only] = given.notice({ facts, dns }).transactions;
  if (only === undefined) throw new Error('no transaction');
  return only;
}

const UNSIGNED: DkimFact = { signatures: [], result: 'none', undeclared: [] };

function spfTree(zone: Zone): SpfTree {
  const { lookup } = resolver(zone);
  const question = { ip: given.VENDOR_IP, sender: 'library@acme.example', helo: 'h', receiverHost: 'r', lookup };
  const explained = spfExplanation(transaction({ spf: walkSpf(question), dkim: UNSIGNED, dmarc: null }));
  if (explained === null) throw new Error('no SPF');
  return explained.tree;
}

function shape({ domain, result, terms, untried, problem }: SpfTree): unknown {
  const told = terms.map(({ text, match, lookups, voids, record }) => ({
    text,
    match,
    counts: `${lookups}/${voids}`,
    ...(record === null ? {} : { record: shape(record) }),
  }));
  return { domain, result, terms: told, untried, problem };
}

describe('the SPF tree', () => {
  it('follows an include that passes, and names what was never reached', () => {
    // RFC 7208 section 5.2: the include matches as its record passes; one lookup (section 4.6.4).
    const zone = {
      'acme.example': ['v=spf1 ip4:203.0.113.25 include:vendor.example mx -all'],
      'vendor.example': [`v=spf1 ip4:${given.VENDOR_IP} -all`],
    };
    expect(shape(spfTree(zone))).toEqual({
      domain: 'acme.example',
      result: 'pass',
      terms: [
        { text: 'ip4:203.0.113.25', match: false, counts: '0/0' },
        {
          text: 'include:vendor.example',
          match: true,
          counts: '1/0',
          record: {
            domain: 'vendor.example',
            result: 'pass',
            terms: [{ text: `ip4:${given.VENDOR_IP}`, match: true, counts: '1/0' }],
            untried: ['-all'],
            problem: null,
          },
        },
      ],
      untried: ['mx', '-all'],
      problem: null,
    });
  });

  it('follows a redirect, whose result is the result', () => {
    // RFC 7208 section 6.1.
    const zone = { 'acme.example': ['v=spf1 redirect=host.example'], 'host.example': ['v=spf1 ~all'] };
    expect(shape(spfTree(zone))).toEqual({
      domain: 'acme.example',
      result: 'softfail',
      terms: [
        {
          text: 'redirect=host.example',
          match: true,
          counts: '1/0',
          record: {
            domain: 'host.example',
            result: 'softfail',
            terms: [{ text: '~all', match: true, counts: '1/0' }],
            untried: [],
            problem: null,
          },
        },
      ],
      untried: [],
      problem: null,
    });
  });

  it('counts void lookups until the third is one too many, and shows which', () => {
    // RFC 7208 section 4.6.4: two are allowed.
    const zone = { 'acme.example': ['v=spf1 a:one.example a:two.example a:three.example a:four.example -all'] };
    const tree = spfTree(zone);
    expect(tree.terms.map(({ text, lookups, voids }) => `${text} ${lookups}/${voids}`)).toEqual([
      'a:one.example 1/1',
      'a:two.example 2/2',
      'a:three.example 3/3',
    ]);
    expect(tree.terms.at(-1)?.queries).toEqual([{ name: 'three.example', type: 'A', status: 'nxdomain', answers: [] }]);
    expect([tree.result, tree.problem, tree.untried]).toEqual([
      'permerror',
      'more than 2 void lookups',
      ['a:four.example', '-all'],
    ]);
  });

  it('leaves modifiers that no evaluation tries out of what was not reached', () => {
    const zone = { 'acme.example': [`v=spf1 ip4:${given.VENDOR_IP} exp=why.example a -all`] };
    expect(spfTree(zone).untried).toEqual(['a', '-all']);
  });

  it('is null where the receiver decided before it looked, which is not the result none', () => {
    expect(spfExplanation(transaction({ spf: null, dkim: UNSIGNED, dmarc: null }))).toBeNull();
  });
});

interface DmarcCase {
  readonly name: string;
  readonly because: string;
  readonly from: string;
  /** Domain that SPF passes for. */
  readonly spf: string;
  /** Domain that a signature passes for. */
  readonly signed?: string;
  readonly zone: Zone;
  readonly orgDomain?: 'psl' | 'treewalk';
  /** Check, mode, aligned, counts. */
  readonly rows: readonly string[];
  readonly policyFrom: string | null;
  readonly result: string;
}

const REJECT = { '_dmarc.acme.org': ['v=DMARC1; p=reject'] };

const DMARC_CASES: readonly DmarcCase[] = [
  {
    name: 'SPF that passes for the vendor',
    because: 'another organizational domain than that of From: the misalignment that every unaligned sender meets',
    from: 'acme.org',
    spf: 'vendor.net',
    zone: REJECT,
    rows: ['SPF vendor.net pass relaxed aligned=false counts=false'],
    policyFrom: 'p=reject, the record being that of acme.org itself',
    result: 'fail',
  },
  {
    name: 'a subdomain of the author, relaxed',
    because: 'RFC 7489 section 3.1.2: the organizational domains are the same',
    from: 'acme.org',
    spf: 'mail.acme.org',
    zone: REJECT,
    rows: ['SPF mail.acme.org pass relaxed aligned=true counts=true'],
    policyFrom: 'p=reject, the record being that of acme.org itself',
    result: 'pass',
  },
  {
    name: 'a subdomain of the author, strict',
    because: 'RFC 7489 section 3.1.2: aspf=s asks for the same domain',
    from: 'acme.org',
    spf: 'mail.acme.org',
    zone: { '_dmarc.acme.org': ['v=DMARC1; p=quarantine; aspf=s'] },
    rows: ['SPF mail.acme.org pass strict aligned=false counts=false'],
    policyFrom: 'p=quarantine, the record being that of acme.org itself',
    result: 'fail',
  },
  {
    name: 'a signature of the author beside SPF of the vendor',
    because: 'one aligned pass is enough (RFC 7489 section 4.2)',
    from: 'acme.org',
    spf: 'vendor.net',
    signed: 'acme.org',
    zone: REJECT,
    rows: [
      'SPF vendor.net pass relaxed aligned=false counts=false',
      'DKIM acme.org pass relaxed aligned=true counts=true',
    ],
    policyFrom: 'p=reject, the record being that of acme.org itself',
    result: 'pass',
  },
  {
    name: 'an author in a subdomain without a record of its own',
    because: 'RFC 7489 section 6.3: sp is for the subdomains',
    from: 'news.acme.org',
    spf: 'vendor.net',
    zone: { '_dmarc.acme.org': ['v=DMARC1; p=reject; sp=none'] },
    rows: ['SPF vendor.net pass relaxed aligned=false counts=false'],
    policyFrom: 'sp=none; news.acme.org inherits the record',
    result: 'fail',
  },
  {
    name: 'an author in a subdomain that does not exist',
    because: 'RFC 9989 section 4.7: np is for those',
    from: 'ghost.acme.org',
    spf: 'vendor.org',
    orgDomain: 'treewalk',
    zone: { '_dmarc.acme.org': ['v=DMARC1; p=none; np=reject'] },
    rows: ['SPF vendor.org pass relaxed aligned=false counts=false'],
    policyFrom: 'np=reject, since ghost.acme.org does not exist',
    result: 'fail',
  },
  {
    name: 'a domain owner who tests',
    because: 'RFC 9989 section 4.7: t=y applies the policy one level down',
    from: 'acme.org',
    spf: 'vendor.net',
    orgDomain: 'treewalk',
    zone: { '_dmarc.acme.org': ['v=DMARC1; p=reject; t=y'] },
    rows: ['SPF vendor.net pass relaxed aligned=false counts=false'],
    policyFrom: 'p=reject, the record being that of acme.org itself, one level down since t=y',
    result: 'fail',
  },
];

function dmarcTransaction({ from, spf, signed, zone, orgDomain = 'psl' }: DmarcCase): Transaction {
  const { lookup, journal } = resolver(zone);
  const passing = given.spfFact('pass', spf);
  const signature = { selector: 's1', result: 'pass', comment: '' } as const;
  const signatures = signed === undefined ? [] : [{ domain: signed, ...signature }];
  const dkim: DkimFact = { signatures, result: signed === undefined ? 'none' : 'pass', undeclared: [] };
  const question = { fromDomains: [from], fromFieldCount: 1, spf: passing, dkim, orgDomain, lookup };
  return transaction({ spf: passing, dkim, dmarc: evaluateDmarc(question) }, journal);
}

function pctApplied(dmarc: DmarcFact): boolean | null | undefined {
  return dmarcExplanation(transaction({ spf: null, dkim: UNSIGNED, dmarc }), 'psl')?.pctApplied;
}

describe('DMARC', () => {
  it.each(DMARC_CASES)('$name: $because', (one) => {
    const played = dmarcTransaction(one);
    const method = one.orgDomain ?? 'psl';
    const alignment = alignmentExplanation(played, method);
    expect(
      alignment?.rows.map(
        ({ check, domain, result, mode, aligned, counts }) =>
          `${check} ${domain} ${result} ${mode} aligned=${aligned} counts=${counts}`,
      ),
    ).toEqual(one.rows);
    const dmarc = dmarcExplanation(played, method);
    expect([dmarc?.result, dmarc?.policyFrom]).toEqual([one.result, one.policyFrom]);
  });

  it.each(DMARC_CASES)('the table agrees with the evaluation: $name', (one) => {
    const played = dmarcTransaction(one);
    const counts = alignmentExplanation(played, one.orgDomain ?? 'psl')?.rows.filter((row) => row.counts) ?? [];
    const { spfAligned, dkimAligned } = played.facts?.dmarc ?? {};
    expect([counts.some(({ check }) => check === 'SPF'), counts.some(({ check }) => check === 'DKIM')]).toEqual([
      spfAligned,
      dkimAligned,
    ]);
  });

  it('names every place that was asked for a record, in order, and where it was found', () => {
    const one = { from: 'a.b.acme.org', spf: 'vendor.net', zone: REJECT, rows: [], policyFrom: null, result: 'fail' };
    const dmarc = dmarcExplanation(dmarcTransaction({ ...one, name: '', because: '' }), 'psl');
    expect(dmarc?.asked.map(({ name, answer }) => `${name}: ${answer}`)).toEqual([
      '_dmarc.a.b.acme.org: nxdomain',
      '_dmarc.acme.org: "v=DMARC1; p=reject"',
    ]);
    expect([dmarc?.foundAt, dmarc?.orgDomain]).toEqual(['_dmarc.acme.org', 'acme.org']);
  });

  it('says of pct only what it decides: nothing at 100 percent', () => {
    const half = { ...given.dmarcFact('fail', 'acme.org', 'reject'), pct: 50 };
    const whole = given.dmarcFact('fail', 'acme.org', 'reject');
    expect([pctApplied(half), pctApplied(whole)]).toEqual([true, null]);
  });
});

describe('DKIM', () => {
  it('shows for each signature its result, its comment, and the key as it was answered', () => {
    const { lookup, journal } = resolver({ 's1._domainkey.acme.org': ['v=DKIM1; p='] });
    lookup('s1._domainkey.acme.org', 'TXT');
    const signatures = [
      { domain: 'acme.org', selector: 's1', result: 'neutral', comment: 'revoked key' },
      { domain: 'other.org', selector: 's2', result: 'fail', comment: 'bad signature' },
    ] as const;
    const dkim: DkimFact = { signatures, result: 'fail', undeclared: [] };
    expect(dkimExplanation(transaction({ spf: null, dkim, dmarc: null }, journal))?.signatures).toEqual([
      { domain: 'acme.org', selector: 's1', result: 'neutral', comment: 'revoked key', key: '"v=DKIM1; p="' },
      { domain: 'other.org', selector: 's2', result: 'fail', comment: 'bad signature', key: null },
    ]);
  });
});
