import type { DmarcFact } from '../../model/auth.ts';
import type { Transaction } from '../../model/delivery.ts';
import type { DnsEntry } from '../../model/dns.ts';
import type { DmarcExplanation } from '../../model/auth-explanation.ts';
import { parseDmarcRecord } from '../../standards/dmarc/record.ts';
import { answerText } from '../answer-text.ts';
import { entryFor } from './journal-lookup.ts';

type Method = 'psl' | 'treewalk';

/** What DMARC found; null where the receiver decided before it looked. */
export function dmarcExplanation({ facts, dns }: Transaction, method: Method): DmarcExplanation | null {
  const dmarc = facts?.dmarc ?? null;
  if (facts === null || dmarc === null) return null;
  const { result, reason, fromDomain, orgDomain, foundAt, record, policy, pct } = dmarc;
  return {
    result,
    reason,
    fromDomain,
    orgDomain,
    asked: dns.filter(isPolicyQuestion).map(({ name, answer, fromCache }) => ({
      name,
      answer: answerText(answer),
      fromCache,
    })),
    foundAt,
    record,
    policy,
    policyFrom: policyFrom(dmarc, method, dns),
    pct,
    pctApplied: pct > 0 && pct < 100 ? facts.pctApplied : null,
  };
}

function isPolicyQuestion({ name, type }: DnsEntry): boolean {
  return type === 'TXT' && name.startsWith('_dmarc.');
}

/** Which tag of the record gives the policy for this author (RFC 7489 section 6.3, RFC 9989 sections 4.7 and 4.10.1). */
function policyFrom(dmarc: DmarcFact, method: Method, dns: readonly DnsEntry[]): string | null {
  const { fromDomain, foundAt, record, policy } = dmarc;
  const parsed = record === null ? null : parseDmarcRecord(record, method === 'psl' ? 'rfc7489' : 'rfc9989');
  if (parsed?.policies == null || fromDomain === null || policy === null) return null;
  const tested = parsed.testing ? ', one level down since t=y' : '';
  return `${tagText(parsed.policies, { fromDomain, foundAt }, dns)}${tested}`;
}

function tagText(
  { p, sp, np }: { readonly p: string; readonly sp: string | null; readonly np: string | null },
  { fromDomain, foundAt }: { readonly fromDomain: string; readonly foundAt: string | null },
  dns: readonly DnsEntry[],
): string {
  if (foundAt === `_dmarc.${fromDomain}`) return `p=${p}, the record being that of ${fromDomain} itself`;
  const existing = sp === null ? `p=${p}, since it has no sp` : `sp=${sp}`;
  const asked = entryFor(dns, fromDomain, 'A')?.answer ?? null;
  const exists = asked === null || asked.status !== 'nxdomain' || asked.aliases.length > 0;
  if (np !== null && !exists) return `np=${np}, since ${fromDomain} does not exist`;
  return `${existing}; ${fromDomain} inherits the record`;
}
