import type { Site, World } from '../../model/world.ts';
import { registrableDomain } from '../../standards/zone-text/registrable.ts';

/**
 * The provider to whom a domain belongs; null where it is the library's own, the vendor's, or nobody's known.
 *
 * A provider may run the mail of a domain that the library bought (section B3 of the vendor's document), so who serves a
 * domain does not settle whose it is: a provider's own domain is one whose records are written where its hosts are.
 */
export function providerOf(world: World, domain: string): Site | null {
  const { scenario, siteOfDomain, sites, sender } = world;
  const owned = registrableDomain(domain);
  const site = siteOfDomain.get(domain) ?? siteOfDomain.get(owned) ?? null;
  if (site === null || site.id === scenario.library.site || site.id === sender.site) return null;
  const home = sites.get(scenario.library.site)?.where.file;
  const first = scenario.zones.flat().find(({ name, publishedBy }) => publishedBy === undefined && isOf(name, owned));
  const file = first?.where.file;
  if (file === undefined || file === scenario.file || file === home) return null;
  return site.hosts.some(({ where }) => where.file === file) ? site : null;
}

/** Most names of a world are plainly of another domain: no need to look up their public suffix. */
function isOf(name: string, owned: string): boolean {
  return name.endsWith(owned) && registrableDomain(name) === owned;
}
