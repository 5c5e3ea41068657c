import { parseIp } from '../ip.ts';

/** Where no record was published: mail from elsewhere is doubted, not refused, until all senders are known. */
const LAST_OF_NEW_RECORD = '~all';

const ALL = /^[+\-?~]?all$/i;
const MODIFIER = /^[^:/=]+=/;

/** A term in the one form that terms with the same meaning share. */
export function meaning(term: string): string {
  const plain = term.toLowerCase().replace(/^\+/, '').replace(/\.$/, '');
  const [, version, address = '', length] = /^ip([46]):([^/]+)(?:\/(\d+))?$/.exec(plain) ?? [];
  if (version === undefined) return plain;
  const octets = parseIp(address)?.octets.join('.') ?? address;
  return `ip${version}:${octets}/${length ?? (version === '4' ? 32 : 128)}`;
}

/** Where terms are added: before the first `all`, else behind the last mechanism, before the modifiers that end it. */
function insertionPoint(terms: readonly string[]): number {
  const all = terms.findIndex((term) => ALL.test(term));
  return all >= 0 ? all : terms.findLastIndex((term) => !MODIFIER.test(term)) + 1;
}

/**
 * The whole record that a domain should publish so that it allows `terms` as well: one record, since a second one would
 * be an error (RFC 7208 section 3.2).
 *
 * Terms that are there already are not repeated; the rest of the record stays as it was written, its `all` included.
 *
 * @param published the record as published, or null where there is none: then the new one ends in `~all`.
 * @param terms e.g. `include:cybertoolsforlibraries.net`, `ip4:192.0.2.1`.
 */
export function mergeSpf(published: string | null, terms: readonly string[]): string {
  const [version = 'v=spf1', ...present] = (published ?? `v=spf1 ${LAST_OF_NEW_RECORD}`).split(' ').filter(Boolean);
  const at = insertionPoint(present);
  const known = new Set(present.slice(0, at).map(meaning));
  const added: string[] = [];
  for (const term of terms) {
    if (known.has(meaning(term))) continue;
    known.add(meaning(term));
    added.push(term);
  }
  return [version, ...present.slice(0, at), ...added, ...present.slice(at)].join(' ');
}
