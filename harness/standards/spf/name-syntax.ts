import { isQueryName } from '../domain.ts';

/** toplabel of RFC 7208 section 7.1: letters, digits and inner hyphens, and not digits alone. */
const TOP_LABEL = /^(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])$/i;

/** True for the last label of a name that SPF accepts. */
export function isTopLabel(label: string): boolean {
  return TOP_LABEL.test(label);
}

/**
 * True for a name that a term can ask: two labels or more (RFC 7208 section 4.3) of visible ASCII or spaces, which
 * `%_` makes, and a last label that the grammar accepts. The RFC leaves open what a term with any other name does
 * (section 4.8). As with mailauth it matches nothing; for `include`, `redirect` and the host of an MX it is an error.
 */
export function isTargetName(name: string): boolean {
  const labels = name.split('.');
  return labels.length > 1 && isQueryName(name) && /^[\x20-\x7e]+$/.test(name) && isTopLabel(labels.at(-1) ?? '');
}
