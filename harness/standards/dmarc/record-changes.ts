import type { DmarcFact } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import type { DmarcBoth, DmarcMessage, RecordChange } from '../../model/dmarc-both.ts';
import { isBelow, normalDomain, organizationalDomainPsl } from '../domain.ts';
import { isDmarcRecord } from './record.ts';
import { ownRecord, tagOf, withTags, type TagChange } from './record-tags.ts';
import { walkNames } from './walk-discovery.ts';

/** Where nobody asked for anything yet: reports and alignment alone. */
const NO_WISH = 'v=DMARC1; p=none';

/**
 * What can be said otherwise in one record: what the owner asks for as both standards read it before what weakens it.
 * `pct` is unknown to RFC 9989; `t`, `np` and `psd` are unknown to RFC 7489. A trial is `pct=0` to one, `t=y` to the other.
 */
function tagChanges(text: string): readonly TagChange[] {
  const has = (name: string): boolean => tagOf(text, name) !== null;
  const isTrial = has('pct') && tagOf(text, 'pct') === '0';
  return [
    ...(isTrial ? [{ t: 'y' }] : []),
    ...(tagOf(text, 't') === 'y' ? [{ pct: '0' }] : []),
    ...['pct', 'np', 'psd', 't'].filter(has).map((name) => ({ [name]: null })),
    { psd: 'n' },
  ];
}

/** `reject` alone must not refuse under RFC 9989 (section 7.4): what both are to do is quarantine. */
function softened(text: string): string {
  const harsh = ['p', 'sp', 'np'].filter((name) => tagOf(text, name) === 'reject');
  return withTags(text, Object.fromEntries(harsh.map((name) => [name, 'quarantine'])));
}

function textsAt(name: string, lookup: Lookup): readonly string[] {
  const { data } = lookup(name, 'TXT');
  return data.flatMap((one) => (one.type === 'TXT' ? [one.strings.join('')] : [])).filter(isDmarcRecord);
}

/** What could stand where records stand: of several one alone, or one with other tags. */
function insteadOf(texts: readonly string[]): readonly string[] {
  const [only, second] = texts;
  if (only === undefined) return [];
  const bases = second === undefined ? tagChanges(only).map((change) => withTags(only, change)) : texts;
  return second === undefined ? [...bases, softened(only), ...bases.map(softened)] : [...bases, ...bases.map(softened)];
}

/** What one standard found to apply to an author, as a record of its own would say it. */
function copyOf({ record, policy }: DmarcFact): readonly string[] {
  return record === null || policy === null ? [] : [ownRecord(record, policy)];
}

/** What could stand where no record stands: for an author what one above it says for it, else nothing but reports. */
function insteadOfNone(domain: string, author: string, { psl, treewalk }: DmarcBoth): readonly string[] {
  const copies = domain === author ? [...copyOf(treewalk), ...copyOf(psl)] : [];
  const plain = copies.length > 0 ? copies : [NO_WISH];
  return [...plain, ...plain.map(softened), ...plain.map((text) => withTags(softened(text), { psd: 'n' }))];
}

/** Who is asked on the way, the nearest first: the author, the domains that SPF and DKIM speak for, and all above them. */
function placesFor(author: string, { spf, dkim }: DmarcMessage, { psl, treewalk }: DmarcBoth): readonly string[] {
  const owned = organizationalDomainPsl(author);
  const found = [treewalk.foundAt, psl.foundAt].flatMap((name) =>
    name === null ? [] : [name.replace(/^_dmarc\./, '')],
  );
  const proven = [spf?.result === 'pass' ? spf.domain : '', ...dkim.signatures.map(({ domain }) => domain)];
  const names = [...found, author, owned, ...[author, ...proven.map(normalDomain)].flatMap(walkNames)];
  // A record above is somebody else's.
  return [...new Set(names)].filter((name) => isBelow(name, owned));
}

/**
 * Single changes of a record that may make both standards agree on a message, the most welcome first. Whether one does
 * is to be tried.
 */
export function recordChanges(message: DmarcMessage, both: DmarcBoth, lookup: Lookup): readonly RecordChange[] {
  const authors = [...new Set(message.fromDomains.map(normalDomain))].filter((author) => !/^$|^\[/.test(author));
  return authors.flatMap((author) =>
    placesFor(author, message, both).flatMap((domain) => {
      const name = `_dmarc.${domain}`;
      const before = textsAt(name, lookup);
      const afters = before.length > 0 ? insteadOf(before) : insteadOfNone(domain, author, both);
      const wanted = [...new Set(afters)].filter((after) => before.length !== 1 || after !== before[0]);
      return wanted.map((after) => ({ name, before: before.join('\n'), after }));
    }),
  );
}
