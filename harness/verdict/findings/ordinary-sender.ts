import type { Case } from './case.ts';
import type { Finding } from './finding.ts';

/**
 * A finding with a record to publish, and the provider from whose servers the domain's ordinary mail comes: a message
 * from the library's own server proves nothing about a domain that it does not send for (section B3).
 */
export function withOrdinarySender({ world }: Case, finding: Finding): Finding {
  const { facts } = finding;
  if (!('merged' in facts) || !('impossible' in facts)) return finding;
  const site = world.siteOfDomain.get(facts.domain);
  const sendsItself = [world.scenario.library.site, world.sender.site].includes(site?.id ?? world.sender.site);
  if (site === undefined || sendsItself) return finding;
  // The facts keep their code's shape; the compiler cannot see that over a union.
  return { ...finding, facts: { ...facts, sentBy: site.title } } as Finding;
}
