import type { Instant, Lookup } from '../model/dns.ts';
import type { BulkFact, SettingValue } from '../model/receiver.ts';
import type { MailVolume } from '../model/state.ts';
import { organizationalDomain } from '../standards/dmarc/organizational-domain.ts';

export interface BulkContext {
  /** What this provider has seen, of whatever domain. */
  readonly volumes: readonly MailVolume[];
  /** Every setting of the receiver; `bulkThreshold` and `bulkForGood` are read. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly method: 'psl' | 'treewalk';
  readonly lookup: Lookup;
  readonly at: Instant;
}

/**
 * Whether a provider takes the author's domain for a bulk sender. It counts the organizational domain of From with all
 * that lies below it, however many libraries send under it, and forgets what came to an end unless `bulkForGood` says
 * that it never does. Without one From domain nobody is counted.
 */
export function bulkFact(fromDomains: readonly string[], context: BulkContext): BulkFact {
  const [author, second] = fromDomains;
  if (author === undefined || author === '' || second !== undefined) return NOBODY;
  const org = organizationalDomain(author, context.method, context.lookup);
  if (org.domain === null) return { ...NOBODY, undeclared: org.undeclared };
  const messagesPerDay = counted(org.domain, context);
  const threshold = Number(context.settings['bulkThreshold']);
  return {
    bulk: messagesPerDay >= threshold,
    orgDomain: org.domain,
    messagesPerDay,
    undeclared: org.undeclared,
  };
}

const NOBODY: BulkFact = { bulk: false, orgDomain: null, messagesPerDay: 0, undeclared: [] };

function counted(orgDomain: string, { volumes, settings, method, lookup, at }: BulkContext): number {
  const forGood = settings['bulkForGood'] === true;
  return volumes
    .filter(({ ended }) => forGood || ended === null || ended > at)
    .filter(({ domain }) => organizationalDomain(domain, method, lookup).domain === orgDomain)
    .reduce((sum, { messagesPerDay }) => sum + messagesPerDay, 0);
}
