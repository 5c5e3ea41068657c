import { answer, questionName } from './answer.ts';
import type { Answer, CacheEntry, DnsEntry, Instant, Lookup, RecordType, ZoneSet } from '../model/dns.ts';
import type { Event, State } from '../model/state.ts';

/** A site's resolver at one virtual instant. */
export interface Resolver {
  readonly lookup: Lookup;
  /** Every question in the order it was asked; grows with each lookup. */
  readonly journal: readonly DnsEntry[];
  /** An `answer-kept` for each answer that goes into the site's cache; grows with each lookup. */
  readonly events: readonly Event[];
}

export interface ResolverSetup {
  /** Id of the site that asks: each has its own cache. */
  readonly by: string;
  readonly zones: ZoneSet;
  readonly cache: State['cache'];
  readonly at: Instant;
}

/** An NXDOMAIN is kept for its name, whatever the type that was asked for (RFC 2308 section 5). */
const EVERY_TYPE = '*';

type KeptType = RecordType | typeof EVERY_TYPE;

/** The key of a cache entry: `site|name|type`, the name in lower case without a final dot. */
function cacheKey(by: string, name: string, type: KeptType): string {
  return `${by}|${name}|${type}`;
}

/**
 * Opens a caching resolver. An answer that the cache still holds is given with the seconds it has left; others come
 * from the zones, and are kept for their TTL if they are positive, or negative (RFC 2308 section 5; a TTL of 0 is not
 * kept). A kept NXDOMAIN answers every type of its name (same section).
 *
 * Faults are never kept. RFC 2308 section 7 lets a resolver remember SERVFAIL and dead servers for up to five minutes;
 * a mail queue waits longer than that before it asks again. What no zone declares and bad names are no answers at all.
 */
export function openResolver({ by, zones, cache, at }: ResolverSetup): Resolver {
  const kept = new Map<string, CacheEntry>();
  const journal: DnsEntry[] = [];
  const events: Event[] = [];

  const live = (name: string, type: KeptType): CacheEntry | null => {
    if (kept.size === 0 && cache.size === 0) return null;
    const key = cacheKey(by, name, type);
    const entry = kept.get(key) ?? cache.get(key);
    return entry !== undefined && entry.expires > at ? entry : null;
  };

  const lookup: Lookup = (asked, type) => {
    const name = questionName(asked);
    const entry = live(name, type) ?? speakingFor(type, live(name, EVERY_TYPE));
    const given = entry === null ? answer(zones, { name, type }) : withTimeLeft(entry, at);
    journal.push({ by, name, type, answer: given, fromCache: entry !== null, at });
    if (entry === null && isKept(given)) {
      const key = cacheKey(by, name, given.status === 'nxdomain' ? EVERY_TYPE : type);
      const fresh = { answer: given, expires: at + given.ttl * 1000 };
      kept.set(key, fresh);
      events.push({ kind: 'answer-kept', key, entry: fresh });
    }
    return given;
  };

  return { lookup, journal, events };
}

/** An NXDOMAIN that was found behind a CNAME says nothing about the CNAME itself. */
function speakingFor(type: RecordType, nxdomain: CacheEntry | null): CacheEntry | null {
  return nxdomain !== null && nxdomain.answer.aliases.length > 0 && type === 'CNAME' ? null : nxdomain;
}

function withTimeLeft({ answer: given, expires }: CacheEntry, at: Instant): Answer {
  return { ...given, ttl: Math.floor((expires - at) / 1000) };
}

function isKept({ status, ttl }: Answer): boolean {
  return ttl > 0 && (status === 'found' || status === 'nodata' || status === 'nxdomain');
}
