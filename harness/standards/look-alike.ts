import { distance } from 'fastest-levenshtein';
import { isBelow, organizationalDomainPsl } from './domain.ts';

/** Shorter names are part of too many others: `acme` counts, `abc` does not. */
const SHORTEST_SHARED = 4;
/** In shorter names one other letter makes another word. */
const SHORTEST_MISSPELT = 5;

/** The part of a name that its owner chose: `acme` of library.acme.org. */
function chosenPart(domain: string): string {
  return (organizationalDomainPsl(domain).split('.')[0] ?? '').replaceAll('-', '');
}

function contains(long: string, short: string): boolean {
  return short.length >= SHORTEST_SHARED && (long.startsWith(short) || long.endsWith(short));
}

/**
 * Whether a domain looks like another without being it or lying below it. A measure of our own, in the manner of what
 * gateways describe: of the part of the name that its owner chose, hyphens left out,
 *
 * - both are the same, under another public suffix (acme.com for acme.org);
 * - one begins or ends with the other, of at least four letters (acmelibrary.org for acme.org);
 * - both differ by one letter, of at least five (merry-general.org for mercy-general.org).
 */
export function looksLike(domain: string, own: string): boolean {
  if (domain === '' || isBelow(domain, own) || isBelow(domain, organizationalDomainPsl(own))) return false;
  const [one, other] = [chosenPart(domain), chosenPart(own)];
  if (one === other || contains(one, other) || contains(other, one)) return true;
  return Math.min(one.length, other.length) >= SHORTEST_MISSPELT && distance(one, other) === 1;
}
