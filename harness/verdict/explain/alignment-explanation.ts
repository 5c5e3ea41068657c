import type { DmarcFact } from '../../model/auth.ts';
import type { Transaction } from '../../model/delivery.ts';
import type { DnsEntry } from '../../model/dns.ts';
import type { AlignmentExplanation, AlignmentRow } from '../../model/auth-explanation.ts';
import { dnsQuestions } from '../../standards/dmarc/dns-questions.ts';
import { walkDiscovery } from '../../standards/dmarc/walk-discovery.ts';
import { normalDomain, organizationalDomainPsl } from '../../standards/domain.ts';
import { journalLookup } from './journal-lookup.ts';

type Method = AlignmentExplanation['method'];

/** Finds an organizational domain by what was asked; null where that does not say. */
type OrgOf = (domain: string) => string | null;

/** The domains that SPF and DKIM speak for, held against that of From; null where DMARC was not evaluated. */
export function alignmentExplanation({ facts, dns }: Transaction, method: Method): AlignmentExplanation | null {
  const dmarc = facts?.dmarc ?? null;
  if (dmarc === null || dmarc.fromDomain === null) return null;
  const { fromDomain } = dmarc;
  const orgOf = method === 'psl' ? organizationalDomainPsl : walkedOrg(dns);
  const spf = facts?.spf ?? null;
  const spfRows = spf === null ? [] : [row('SPF', spf, dmarc.strictSpf, { fromDomain, orgOf })];
  const signatures = facts?.dkim?.signatures ?? [];
  const dkimRows = signatures.map((signature) => row('DKIM', signature, dmarc.strictDkim, { fromDomain, orgOf }));
  const rows = [...spfRows, ...dkimRows].map((one) => withVerdict(one, dmarc));
  return { fromDomain, method, rows };
}

function walkedOrg(journal: readonly DnsEntry[]): OrgOf {
  const discovery = walkDiscovery(dnsQuestions(journalLookup(journal), 'rfc9989'));
  return (domain) => {
    const org = discovery.organizational(domain);
    return org.kind === 'domain' ? org.domain : null;
  };
}

function row(
  check: AlignmentRow['check'],
  { domain, result }: { readonly domain: string; readonly result: string },
  strict: boolean,
  { fromDomain, orgOf }: { readonly fromDomain: string; readonly orgOf: OrgOf },
): AlignmentRow {
  const name = normalDomain(domain);
  const orgDomain = name === '' ? null : orgOf(name);
  const fromOrg = orgOf(fromDomain);
  const sameOrg = orgDomain === null || fromOrg === null ? null : orgDomain === fromOrg;
  const aligned = name === fromDomain ? true : strict ? false : sameOrg;
  const mode = strict ? 'strict' : 'relaxed';
  return { check, domain: name, result, mode, orgDomain, aligned, counts: aligned === true && result === 'pass' };
}

/** Where nobody asked, the receiver's own verdict tells whether a check that passes is aligned. */
function withVerdict(one: AlignmentRow, { spfAligned, dkimAligned }: DmarcFact): AlignmentRow {
  if (one.aligned !== null || one.result !== 'pass') return one;
  return (one.check === 'SPF' ? spfAligned : dkimAligned) ? one : { ...one, aligned: false };
}
