import type { Lookup, Question } from '../model/dns.ts';
import type { BlocklistFact, DomainListing, DomainListingFact, Listing } from '../model/intake.ts';
import { reverseName } from '../standards/reverse-name.ts';

/** Answers of Spamhaus's lists of addresses (docs.spamhaus.com, read 2026-11). */
const SPAMHAUS: Readonly<Record<string, Listing>> = {
  '127.0.0.2': 'sbl',
  '127.0.0.3': 'css',
  '127.0.0.4': 'xbl',
  '127.0.0.9': 'drop',
  '127.0.0.10': 'pbl',
  '127.0.0.11': 'pbl',
  '127.0.0.30': 'bcl',
};
const SPAMHAUS_ZONE = /(?:^|\.)spamhaus\.org$/;
/** What the answers of other lists stand for. Theirs is 127.0.0.2; that is from memory, so any in 127.0.0.0/8 will do. */
const OTHER_ZONES: readonly (readonly [RegExp, Listing])[] = [
  [/^b\.barracudacentral\.org$/, 'barracuda'],
  [/(?:^|\.)uceprotect\.net$/, 'uceprotect'],
];
/** Spamhaus's list of domains; what it lists it answers with 127.0.1.x. */
const DOMAIN_ZONE = 'dbl.spamhaus.org';
/** RFC 5782 section 5: a list that answers outside of this network is out of order. */
const LISTED = /^127\./;
/** Typing error in the name, an open resolver, too many questions: not the address is meant (docs.spamhaus.com). */
const ERROR_ANSWER = /^127\.255\.255\./;
/** An address was asked where domains are listed (docs.spamhaus.com). */
const NO_DOMAIN = '127.0.1.255';

/**
 * Asks blocklists about an address (RFC 5782 section 2): the reversed address below the list's name, IPv6 by nibbles. The
 * first list that has it decides, and the others are not asked.
 *
 * @param zones Names of the lists, in the order in which they are asked.
 */
export function askBlocklists(ip: string, zones: readonly string[], lookup: Lookup): BlocklistFact {
  const reversed = reverseName(ip).replace(/\.(?:in-addr|ip6)\.arpa$/, '');
  const undeclared: Question[] = [];
  let quiet: BlocklistFact | null = null;
  for (const zone of zones) {
    const { answers, answered } = ask(`${reversed}.${zone}`, lookup, undeclared);
    const found = answers.filter((answer) => LISTED.test(answer) && !ERROR_ANSWER.test(answer));
    const [listing] = found.map((answer) => ({ listing: meaning(zone, answer), answer })).toSorted(byWeight);
    if (listing !== undefined) return { ...listing, zone, undeclared };
    if (!answered || answers.length > 0) {
      quiet ??= { listing: 'unanswered', zone, answer: answers[0] ?? '', undeclared };
    }
  }
  return quiet ?? { listing: 'none', zone: '', answer: '', undeclared };
}

function meaning(zone: string, answer: string): Listing {
  if (SPAMHAUS_ZONE.test(zone)) return SPAMHAUS[answer] ?? 'other';
  return OTHER_ZONES.find(([pattern]) => pattern.test(zone))?.[1] ?? 'other';
}

/** An address can be on several lists behind one name: what was seen sending spam weighs most. */
const BY_WEIGHT: readonly Listing[] = ['sbl', 'css', 'drop', 'xbl', 'bcl', 'pbl'];

function byWeight(one: { readonly listing: Listing }, other: { readonly listing: Listing }): number {
  return weight(one.listing) - weight(other.listing);
}

function weight(listing: Listing): number {
  return BY_WEIGHT.includes(listing) ? BY_WEIGHT.indexOf(listing) : BY_WEIGHT.length;
}

/** Asks Spamhaus's list of domains about those of MAIL FROM and EHLO; '' and address literals are not asked. */
export function askDomainLists(mailFromDomain: string, helo: string, lookup: Lookup): DomainListingFact {
  const undeclared: Question[] = [];
  const listing = (domain: string): DomainListing => {
    if (!domain.includes('.') || domain.startsWith('[')) return 'none';
    const { answers, answered } = ask(`${domain}.${DOMAIN_ZONE}`, lookup, undeclared);
    if (answers.some((answer) => answer.startsWith('127.0.1.') && answer !== NO_DOMAIN)) return 'listed';
    return answered && answers.length === 0 ? 'none' : 'unanswered';
  };
  return { mailFrom: listing(mailFromDomain), helo: listing(helo.toLowerCase()), undeclared };
}

/** A name that does not exist, or has no address, is an answer: it is not listed. */
const ABSENT: ReadonlySet<string> = new Set(['nxdomain', 'nodata', 'badname']);

function ask(name: string, lookup: Lookup, undeclared: Question[]): { answers: readonly string[]; answered: boolean } {
  const { status, data } = lookup(name, 'A');
  if (status === 'undeclared') undeclared.push({ name, type: 'A' });
  const answers = data.flatMap((record) => (record.type === 'A' ? [record.address] : []));
  return { answers, answered: status === 'found' || ABSENT.has(status) };
}
