import type { Site } from '../../model/world.ts';

/** Domains whose ARC seals a site's server trusts, in lower case; null where it has no such list. */
export function trustedSealers(site: Site | undefined): readonly string[] | null {
  const setting = 'trustedArcSealers';
  const listed = site?.settings[setting] ?? site?.receiver.settings[setting]?.default;
  return Array.isArray(listed) ? listed.map((domain: string) => domain.toLowerCase()) : null;
}
