import type { Discovered, Discovery, OrgDomain } from './discovery.ts';
import type { DnsQuestions } from './dns-questions.ts';
import type { DmarcRecord } from './record.ts';

/** RFC 9989 section 4.10 step 4: a longer name is shortened at once to so many labels, which makes eight questions. */
const LABELS_AFTER_JUMP = 7;

interface Found {
  readonly domain: string;
  readonly record: DmarcRecord;
}

/** The records on the way up, longest name first, or what the DNS did not say. */
type TreeWalk =
  | { readonly kind: 'walked'; readonly found: readonly Found[] }
  | { readonly kind: 'unknown'; readonly problem: string };

/** The names of a tree walk (RFC 9989 section 4.10): the domain itself, then its parents up to the last label. */
export function walkNames(domain: string): string[] {
  const labels = domain.split('.');
  const parents = labels.slice(labels.length > LABELS_AFTER_JUMP ? -LABELS_AFTER_JUMP : 1);
  return [domain, ...parents.map((_, index) => parents.slice(index).join('.'))];
}

/** Several records at one name are as none, and the walk goes on; a `psd=y` or `psd=n` ends it (steps 2 and 6). */
function treeWalk(domain: string, dns: DnsQuestions): TreeWalk {
  const found: Found[] = [];
  for (const name of walkNames(domain)) {
    const at = dns.recordAt(name);
    if (at.kind === 'unknown') return at;
    if (at.kind !== 'record') continue;
    found.push({ domain: name, record: at.record });
    if (at.record.psd !== 'u') break;
  }
  return { kind: 'walked', found };
}

/**
 * RFC 9989 section 4.10.2, steps 1 to 3. A walk that starts at a `psd=y` ends there, and nothing of it lies one label
 * below: then the start is chosen, as step 3 would.
 */
function selectOrgDomain(start: string, found: readonly Found[]): string {
  const highest = found.at(-1);
  if (highest?.record.psd !== 'y') return highest?.domain ?? start;
  return start
    .split('.')
    .slice(-(highest.domain.split('.').length + 1))
    .join('.');
}

/** RFC 9989 section 4.10.1: the record of the organizational domain, else that of the public suffix above it. */
function inherited(author: string, found: readonly Found[]): Discovered {
  const org = selectOrgDomain(author, found);
  const entry = found.find(({ domain }) => domain === org) ?? found.find(({ record }) => record.psd === 'y');
  return entry === undefined ? { kind: 'none', reason: 'no record' } : { kind: 'record', ...entry };
}

/**
 * Policy discovery of RFC 9989 section 4.10. The tree is walked only as far as it is needed: not above an author with a
 * record of its own, until alignment asks for organizational domains.
 */
export function walkDiscovery(dns: DnsQuestions): Discovery {
  const policyOf = (author: string): Discovered => {
    const own = dns.recordAt(author);
    if (own.kind === 'record') return { ...own, domain: author };
    const walk = treeWalk(author, dns);
    return walk.kind === 'unknown' ? walk : inherited(author, walk.found);
  };
  const organizational = (domain: string): OrgDomain => {
    const walk = treeWalk(domain, dns);
    return walk.kind === 'unknown' ? walk : { kind: 'domain', domain: selectOrgDomain(domain, walk.found) };
  };
  return { policyOf, organizational };
}
