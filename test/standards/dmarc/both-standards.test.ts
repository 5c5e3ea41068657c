import { describe, expect, it } from 'vitest';
import type { DkimFact, SpfFact } from '../../../harness/model/auth.ts';
import type { DmarcBoth, DmarcMessage } from '../../../harness/model/dmarc-both.ts';
import { agreeingChange } from '../../../harness/standards/dmarc/agreeing-change.ts';
import { agreement } from '../../../harness/standards/dmarc/agreement.ts';
import { askedActions } from '../../../harness/standards/dmarc/asked-actions.ts';
import { evaluateBoth } from '../../../harness/standards/dmarc/evaluate-both.ts';
import { published } from '../../../harness/standards/dmarc/published.ts';
import type { Zonedata } from '../../conformance/zonedata.ts';
import { lookupOf } from '../lookup-of.ts';

/** SPF's result and domain, or that of a signature. */
interface Proof {
  readonly spf?: string;
  readonly dkim?: string;
}

interface Row extends Proof {
  readonly name: string;
  readonly because: string;
  /** Domain of From, or several. */
  readonly from: string;
  /** DMARC records by the domain below which they stand; several are separated by a bar. */
  readonly records: Readonly<Record<string, string>>;
  /** Names that exist beside them. */
  readonly exist?: readonly string[];
  readonly faults?: readonly string[];
  /** What RFC 7489 and RFC 9989 make of it: the result, and what the receiver does. */
  readonly psl: string;
  readonly treewalk: string;
  /** Name and text of the one record that makes them agree, and what both do then; null: none does. */
  readonly mend?: { readonly at: string; readonly text: string; readonly end: string } | null;
}

function spfOf(domain: string | undefined): SpfFact {
  const result = domain === undefined ? 'fail' : 'pass';
  const of = domain ?? 'elsewhere.example';
  const tree = { domain: of, text: null, query: null, terms: [], result, problem: null } as const;
  const counts = { allQualifier: null, lookups: 0, voids: 0, voidLimit: 2 };
  return { result, identity: 'mailfrom', domain: of, ...counts, tree, undeclared: [] };
}

function dkimOf(domain: string | undefined): DkimFact {
  if (domain === undefined) return { signatures: [], result: 'none', undeclared: [] };
  return { signatures: [{ domain, selector: 's', result: 'pass', comment: '' }], result: 'pass', undeclared: [] };
}

function messageOf({ from, spf, dkim }: Pick<Row, 'from' | 'spf' | 'dkim'>): DmarcMessage {
  return { fromDomains: from.split(' '), fromFieldCount: 1, spf: spfOf(spf), dkim: dkimOf(dkim) };
}

function zonesOf({ records, exist = [], faults = [] }: Pick<Row, 'records' | 'exist' | 'faults'>): Zonedata {
  const policies = Object.entries(records).map(([domain, texts]) => [
    `_dmarc.${domain}`,
    texts.split(' | ').map((TXT) => ({ TXT })),
  ]);
  return Object.fromEntries([
    ...policies,
    ...exist.map((name) => [name, [{ A: '192.0.2.1' }]]),
    ...faults.map((domain) => [`_dmarc.${domain}`, ['SERVFAIL']]),
  ]);
}

const ROWS: readonly Row[] = [
  {
    name: 'a record of the organizational domain, and SPF passes for it',
    because: 'Both find the same record at the first name they ask.',
    from: 'acme.org',
    spf: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=reject' },
    psl: 'pass nothing',
    treewalk: 'pass nothing',
  },
  {
    name: 'p=reject, and nothing passes',
    because: 'RFC 9989 section 7.4: not to be refused for that alone. RFC 7489 section 6.3 takes it at its word.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=reject; rua=mailto:d@acme.org' },
    psl: 'fail reject',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=quarantine; rua=mailto:d@acme.org', end: 'fail quarantine' },
  },
  {
    name: 'p=quarantine, and nothing passes',
    because: 'The tag means the same in both.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'fail quarantine',
    treewalk: 'fail quarantine',
  },
  {
    name: 'a record at the subdomain only, signed by the domain above',
    because: 'RFC 9989 section 4.10.2: without a record above it the subdomain is an organizational domain of its own.',
    from: 'library.acme.org',
    dkim: 'acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'pass nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=none', end: 'pass nothing' },
  },
  {
    name: 'a record between the author and the organizational domain, and nothing passes',
    because: 'RFC 7489 section 6.6.3 asks the author and the organizational domain, and no name between them.',
    from: 'notices.library.acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'notices.library.acme.org', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
  {
    name: 'the same with reject: a copy for the author has to ask for quarantine',
    because: 'With a copy as it is one would refuse and the other not.',
    from: 'notices.library.acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=none; sp=reject; adkim=s' },
    exist: ['notices.library.acme.org'],
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'notices.library.acme.org', text: 'v=DMARC1; p=quarantine; adkim=s', end: 'fail quarantine' },
  },
  {
    name: 'pct=50',
    because: 'RFC 7489 section 6.6.4: half of them. RFC 9989 has no such tag.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine; pct=50' },
    psl: 'fail quarantine/nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
  {
    name: 'pct=0, a trial for RFC 7489 alone',
    because: 'Its like in RFC 9989 section 4.7 is t=y; with both tags it is a trial for everybody.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine; pct=0' },
    psl: 'fail nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=quarantine; pct=0; t=y', end: 'fail nothing' },
  },
  {
    name: 'pct=0 with reject',
    because: 'What pct spares is quarantined under a policy of reject (RFC 7489 section 6.6.4), as under RFC 9989.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=reject; pct=0' },
    psl: 'fail quarantine',
    treewalk: 'fail quarantine',
  },
  {
    name: 't=y, a trial for RFC 9989 alone',
    because: 'RFC 7489 ignores tags it does not know (section 6.3).',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine; t=y' },
    psl: 'fail quarantine',
    treewalk: 'fail nothing',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=quarantine; t=y; pct=0', end: 'fail nothing' },
  },
  {
    name: 'np for a subdomain that does not exist',
    because: 'RFC 9989 section 4.7; RFC 7489 knows sp alone.',
    from: 'typo.acme.org',
    records: { 'acme.org': 'v=DMARC1; p=none; np=quarantine' },
    psl: 'fail nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=none', end: 'fail nothing' },
  },
  {
    name: 'np for a subdomain that exists',
    because: 'np says nothing of it.',
    from: 'library.acme.org',
    records: { 'acme.org': 'v=DMARC1; p=none; np=quarantine' },
    exist: ['library.acme.org'],
    psl: 'fail nothing',
    treewalk: 'fail nothing',
  },
  {
    name: 'an np that is no policy',
    because: 'It makes the whole record one for reports (RFC 9989 section 4.10.1); RFC 7489 does not look at it.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine; np=refuse; rua=mailto:d@acme.org' },
    psl: 'fail quarantine',
    treewalk: 'fail nothing',
    mend: { at: 'acme.org', text: 'v=DMARC1; p=quarantine; rua=mailto:d@acme.org', end: 'fail quarantine' },
  },
  {
    name: 'psd=n at the subdomain, signed by the domain above',
    because: 'RFC 9989 section 4.10.2 step 1: it is an organizational domain.',
    from: 'library.acme.org',
    dkim: 'acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=quarantine; psd=n', 'acme.org': 'v=DMARC1; p=none' },
    psl: 'pass nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'library.acme.org', text: 'v=DMARC1; p=quarantine', end: 'pass nothing' },
  },
  {
    name: 'psd=n where the signature comes from',
    because: 'The walk from the domain that signs ends there.',
    from: 'acme.org',
    dkim: 'mail.acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine', 'mail.acme.org': 'v=DMARC1; p=none; psd=n' },
    psl: 'pass nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'mail.acme.org', text: 'v=DMARC1; p=none', end: 'pass nothing' },
  },
  {
    name: 'psd=y at a domain that the list does not have',
    because: 'RFC 9989 section 4.10.2 step 2: what lies one label below is an organizational domain.',
    from: 'library.county.org',
    dkim: 'county.org',
    records: { 'county.org': 'v=DMARC1; p=quarantine; psd=y' },
    psl: 'pass nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'county.org', text: 'v=DMARC1; p=quarantine', end: 'pass nothing' },
  },
  {
    name: 'a private suffix of the list that publishes a record',
    because: 'To the list github.io is above all organizations; to the walk it is one.',
    from: 'acme.github.io',
    records: { 'github.io': 'v=DMARC1; p=quarantine' },
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.github.io', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
  {
    name: 'a neighbour below a private suffix signs',
    because: 'psd=n makes the author an organization for the walk too; no record of its own lets RFC 7489 pass it.',
    from: 'acme.github.io',
    dkim: 'other.github.io',
    records: { 'github.io': 'v=DMARC1; p=none', 'acme.github.io': 'v=DMARC1; p=quarantine' },
    psl: 'fail quarantine',
    treewalk: 'pass nothing',
    mend: { at: 'acme.github.io', text: 'v=DMARC1; p=quarantine; psd=n', end: 'fail quarantine' },
  },
  {
    name: 'no p, and nowhere to report to',
    because: 'No policy for either (RFC 7489 section 6.6.3, RFC 9989 section 4.10.1).',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; sp=reject' },
    psl: 'none nothing',
    treewalk: 'none nothing',
  },
  {
    name: 'no p, and reports wanted',
    because: 'As p=none to both (same sections), whatever sp says.',
    from: 'acme.org',
    records: { 'acme.org': 'v=DMARC1; sp=reject; rua=mailto:d@acme.org' },
    psl: 'fail nothing',
    treewalk: 'fail nothing',
  },
  {
    name: 'two records at the author, one above',
    because: 'RFC 7489 section 6.6.3 ends there; RFC 9989 section 4.10 step 2 discards both and walks on.',
    from: 'library.acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=none | v=DMARC1; p=quarantine', 'acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'library.acme.org', text: 'v=DMARC1; p=none', end: 'fail nothing' },
  },
  {
    name: 'two records at the author, of which one is strict',
    because: 'With either both agree; with the relaxed one the message passes, which is what its sender wants.',
    from: 'library.acme.org',
    dkim: 'acme.org',
    records: { 'library.acme.org': 'v=DMARC1; p=none; adkim=s | v=DMARC1; p=none', 'acme.org': 'v=DMARC1; p=none' },
    psl: 'none nothing',
    treewalk: 'pass nothing',
    mend: { at: 'library.acme.org', text: 'v=DMARC1; p=none', end: 'pass nothing' },
  },
  {
    name: 'a private suffix that is on trial',
    because: 'Its record could be changed so that both agree, but it is not the author’s to change.',
    from: 'acme.github.io',
    records: { 'github.io': 'v=DMARC1; p=reject; t=y' },
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'acme.github.io', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
  {
    name: 'a record for reports alone between the author and the organizational domain',
    because: 'A copy for the author has to say p, behind v (RFC 7489 section 6.3).',
    from: 'notices.library.acme.org',
    dkim: 'notices.library.acme.org',
    records: { 'library.acme.org': 'v=DMARC1; rua=mailto:d@acme.org' },
    psl: 'none nothing',
    treewalk: 'pass nothing',
    mend: { at: 'notices.library.acme.org', text: 'v=DMARC1; p=none; rua=mailto:d@acme.org', end: 'pass nothing' },
  },
  {
    name: 'ten labels, a record at one that the walk leaves out',
    because: 'RFC 9989 section 4.10 step 4 goes from ten labels to seven at once; RFC 7489 never asks between.',
    from: 'a.b.c.d.e.f.g.h.acme.org',
    records: { 'c.d.e.f.g.h.acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'none nothing',
    treewalk: 'none nothing',
  },
  {
    name: 'ten labels, a record at the seventh',
    because: 'The walk asks the name of seven labels.',
    from: 'a.b.c.d.e.f.g.h.acme.org',
    records: { 'd.e.f.g.h.acme.org': 'v=DMARC1; p=quarantine' },
    psl: 'none nothing',
    treewalk: 'fail quarantine',
    mend: { at: 'a.b.c.d.e.f.g.h.acme.org', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
  {
    name: 'two domains in From',
    because:
      'RFC 7489 section 6.6.1 takes the strictest; RFC 9989 section 5.3.1 validates nothing. No record heals that.',
    from: 'acme.org friends.net',
    records: { 'acme.org': 'v=DMARC1; p=quarantine', 'friends.net': 'v=DMARC1; p=quarantine' },
    psl: 'fail quarantine',
    treewalk: 'permerror nothing',
    mend: null,
  },
  {
    name: 'a name server between author and organizational domain that does not answer',
    because: 'Only the walk asks it. A record of the author itself is found before.',
    from: 'notices.library.acme.org',
    records: { 'acme.org': 'v=DMARC1; p=quarantine' },
    faults: ['library.acme.org'],
    psl: 'fail quarantine',
    treewalk: 'temperror later',
    mend: { at: 'notices.library.acme.org', text: 'v=DMARC1; p=quarantine', end: 'fail quarantine' },
  },
];

/** What each makes of it: the result, and what it does. */
function endsOf(both: DmarcBoth | null): readonly string[] {
  if (both === null) return [];
  const { psl, treewalk } = both;
  return [
    `${psl.result} ${askedActions(psl, 'psl').join('/')}`,
    `${treewalk.result} ${askedActions(treewalk, 'treewalk').join('/')}`,
  ];
}

describe('what receivers of RFC 7489 and of RFC 9989 make of one message', () => {
  it.each(ROWS)('$name', ({ psl, treewalk, mend, ...row }) => {
    const message = messageOf(row);
    const lookup = lookupOf(zonesOf(row));
    const both = evaluateBoth(message, lookup);
    expect(endsOf(both)).toEqual([psl, treewalk]);
    expect(agreement(both)).toBe(mend === undefined);
    if (mend === undefined) return;
    const agreed = agreeingChange([{ message, lookup }], []);
    expect(agreed?.change ?? null).toEqual(
      mend && {
        name: `_dmarc.${mend.at}`,
        before: (row.records[mend.at] ?? '').replace(' | ', '\n'),
        after: mend.text,
      },
    );
    // Both come to the same end with it.
    expect(endsOf(agreed?.after ?? null)).toEqual(mend === null ? [] : [mend.end, mend.end]);
  });

  it('is unknown where one of them asks a name that nobody declared', () => {
    const message = messageOf({ from: 'a.b.acme.org' });
    const asked = { '_dmarc.a.b.acme.org': [{ A: '192.0.2.1' }], '_dmarc.acme.org': [{ TXT: 'v=DMARC1; p=none' }] };
    const lookup = lookupOf(asked, ['_dmarc.a.b.acme.org', '_dmarc.acme.org']);
    expect(agreement(evaluateBoth(message, lookup))).toBeNull();
  });
});

/** Messages by From and signature, all with the same records. */
function inside(records: Row['records']) {
  const lookup = lookupOf(zonesOf({ records }));
  return (from: string, dkim?: string) => ({ message: messageOf({ from, ...(dkim && { dkim }) }), lookup });
}

describe('a record that is only thought of', () => {
  const before = lookupOf({ 'acme.org': [{ A: '192.0.2.1' }] });
  const after = published(before, { name: '_dmarc.notices.acme.org', before: '', after: 'v=DMARC1; p=none' });

  it.each([
    { name: '_dmarc.notices.acme.org', type: 'TXT', was: 'nxdomain', is: 'found', because: 'it is published' },
    { name: '_dmarc.Notices.acme.org.', type: 'TXT', was: 'nxdomain', is: 'found', because: 'of RFC 4343' },
    { name: '_dmarc.notices.acme.org', type: 'A', was: 'nxdomain', is: 'nodata', because: 'the name exists' },
    { name: 'notices.acme.org', type: 'A', was: 'nxdomain', is: 'nodata', because: 'what is above exists (RFC 8020)' },
    { name: 'other.acme.org', type: 'A', was: 'nxdomain', is: 'nxdomain', because: 'neighbours do not' },
    { name: 'acme.org', type: 'A', was: 'found', is: 'found', because: 'the rest is as it was' },
  ] as const)('$name $type: $was, then $is, since $because', ({ name, type, was, is }) => {
    expect([before(name, type).status, after(name, type).status]).toEqual([was, is]);
  });
});

describe('the change that is advised', () => {
  it('has to do for all messages that are disagreed on', () => {
    const asked = inside({ 'library.acme.org': 'v=DMARC1; p=quarantine' });
    const [notices, holds] = [asked('notices.library.acme.org'), asked('holds.library.acme.org')];
    expect(agreeingChange([notices], [])?.change.name).toBe('_dmarc.notices.library.acme.org');
    // A record of one name does not speak for its neighbour: that of the organizational domain does, to both standards.
    expect(agreeingChange([notices, holds], [])?.change).toEqual({
      name: '_dmarc.acme.org',
      before: '',
      after: 'v=DMARC1; p=none',
    });
  });

  it('does no harm to a message that was agreed on', () => {
    const two = 'v=DMARC1; p=none; psd=n | v=DMARC1; p=quarantine';
    const asked = inside({ 'library.acme.org': two, 'acme.org': 'v=DMARC1; p=quarantine' });
    const failing = asked('library.acme.org');
    expect(agreeingChange([failing], [])?.change.after).toBe('v=DMARC1; p=none; psd=n');
    // With psd=n between them the signature of acme.org would count for RFC 7489 alone.
    const signed = asked('holds.library.acme.org', 'acme.org');
    expect(agreeingChange([failing], [signed])?.change.after).toBe('v=DMARC1; p=quarantine');
  });
});
