import type { DmarcPolicy } from '../../model/auth.ts';
import type { DnsQuestions } from './dns-questions.ts';
import type { PolicyTags } from './record.ts';

/** What `t=y` makes of a policy (RFC 9989 section 4.7), and `pct` of it for the messages it spares (RFC 7489 section 6.6.4). */
export const ONE_LEVEL_DOWN: Readonly<Record<DmarcPolicy, DmarcPolicy>> = {
  reject: 'quarantine',
  quarantine: 'none',
  none: 'none',
};
/** From the weakest to the strongest. */
export const BY_STRENGTH: readonly DmarcPolicy[] = ['none', 'quarantine', 'reject'];

export interface AppliedPolicy {
  readonly policy: DmarcPolicy;
  /** Why it is not known whether this or a stronger policy applies; null where it is. */
  readonly doubt: string | null;
}

/** RFC 9989 section 3.2.13: only NXDOMAIN makes a name non-existent; a CNAME whose target is gone exists itself. */
function exists(domain: string, dns: DnsQuestions): boolean | string {
  const { status, aliases } = dns.ask(domain, 'A');
  if (status === 'found' || status === 'nodata' || aliases.length > 0) return true;
  return status === 'nxdomain' || status === 'badname' ? false : `${domain} A: ${status}`;
}

function weaker(one: DmarcPolicy, other: DmarcPolicy): DmarcPolicy {
  return BY_STRENGTH.indexOf(one) < BY_STRENGTH.indexOf(other) ? one : other;
}

function inheritedPolicy({ p, sp, np }: PolicyTags, author: string, dns: DnsQuestions): AppliedPolicy {
  const existing = sp ?? p;
  if (np === null || np === existing) return { policy: existing, doubt: null };
  const known = exists(author, dns);
  if (typeof known === 'string') return { policy: weaker(np, existing), doubt: known };
  return { policy: known ? existing : np, doubt: null };
}

/**
 * The policy for mail of an author: `p` of its own record, else `sp` or `np` of the record it inherits (RFC 7489
 * section 6.3, RFC 9989 section 4.10.1), one level down while the domain owner tests (`t=y`, section 4.7).
 */
export function appliedPolicy(
  tags: PolicyTags,
  testing: boolean,
  domains: { readonly author: string; readonly record: string },
  dns: DnsQuestions,
): AppliedPolicy {
  const { author, record } = domains;
  const asked = author === record ? { policy: tags.p, doubt: null } : inheritedPolicy(tags, author, dns);
  return testing ? { ...asked, policy: ONE_LEVEL_DOWN[asked.policy] } : asked;
}
