import { isPublicSuffix } from '../standards/zone-text/registrable.ts';

/**
 * Seconds a negative answer about these names may be kept: that of the default SOA. The root's own 86400 (root zone,
 * 2026-10) would change nothing, since they never come to exist.
 */
export const BASE_TTL = 3600;

/**
 * What every world knows of a name that no zone declares, or null.
 *
 * - `_dmarc.` before a public suffix or a single label does not exist unless a zone says so: receivers that walk up to
 *   the suffix ask for it (RFC 9989 section 4.10), and registries that publish one are to be written down.
 * - Names under a numeric top-level domain do not exist (RFC 1123 section 2.1): an MX record that holds an address.
 * - `invalid` does not exist (RFC 6761 section 6.4).
 * - The root exists and has no data that mail asks for: the target of a null MX (RFC 7505 section 3).
 */
export function baseStatus(name: string): 'nodata' | 'nxdomain' | null {
  if (name === '') return 'nodata';
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  if (top === 'invalid' || /^\d+$/.test(top)) return 'nxdomain';
  if (labels[0] !== '_dmarc' || labels.length < 2) return null;
  const rest = labels.slice(1).join('.');
  return labels.length === 2 || isPublicSuffix(rest) ? 'nxdomain' : null;
}
