import type { SpfFact } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import { meaning } from './merge.ts';
import { parseSpf } from './parse.ts';
import { walkSpf } from './walk.ts';

const ALL = /^[+\-?~]?all$/i;
const MODIFIER = /^[^:/=]+=/;
const NAMED = /^[+\-?~]?(?:a|mx|include)(?:[:/]|$)/i;
const CONTRARY = /^[-~?]/;

/** Terms that say of exactly what is to be permitted that it is not, as `-ip4:` and `?include:` do. */
export function contradicting(terms: readonly string[], permitting: readonly string[]): readonly string[] {
  const permitted = new Set(permitting.map(meaning));
  return terms.filter((term) => CONTRARY.test(term) && permitted.has(meaning(term.slice(1))));
}

/**
 * Mechanisms that are valid as written and yet end in an error, or lead to names without records, for every stranger.
 *
 * @param strangers addresses that match nothing, one of each family: a name with A records alone is void for IPv6 only.
 */
export function faultyTerms(
  terms: readonly string[],
  domain: string,
  strangers: readonly string[],
  lookup: Lookup,
): readonly string[] {
  return terms.filter((term) => {
    if (ALL.test(term) || MODIFIER.test(term) || parseSpf(`v=spf1 ${term}`).kind === 'problem') return false;
    const told = strangers.map((ip) => walkAs(`v=spf1 ${term}`, { domain, ip, lookup }));
    // `exists` and `ptr` find nothing for a stranger by their nature.
    const isNamed = NAMED.test(term);
    return told.every(({ result, voids }) => result === 'permerror' || (isNamed && voids > 0));
  });
}

interface Asked {
  readonly domain: string;
  readonly ip: string;
  readonly lookup: Lookup;
}

/** What a record says of an address once it is published, in place of what is there. */
export function walkAs(record: string, { domain, ip, lookup }: Asked): SpfFact {
  const planned: Lookup = (name, type) =>
    name === domain && type === 'TXT'
      ? { status: 'found', data: [{ type, strings: [record] }], ttl: 0, aliases: [] }
      : lookup(name, type);
  return walkSpf({ ip, sender: `postmaster@${domain}`, helo: domain, receiverHost: '', lookup: planned });
}

/** A record in which some terms stand in front of all others, and only there. */
export function withTermsFirst(text: string, terms: readonly string[]): string {
  const [version = 'v=spf1', ...present] = text.split(' ').filter(Boolean);
  const first = new Map(terms.map((term) => [meaning(term), term]));
  return [version, ...first.values(), ...present.filter((term) => !first.has(meaning(term)))].join(' ');
}
