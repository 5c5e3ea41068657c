import type { Instant, Lookup } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Facts } from '../model/receiver.ts';
import type { MailVolume } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { evaluateDmarc } from '../standards/dmarc/evaluate.ts';
import { isBelow } from '../standards/domain.ts';
import { addressesIn, fieldsNamed, parseHeader, type HeaderField } from '../standards/header.ts';
import { looksLike } from '../standards/look-alike.ts';
import { bulkFact } from './bulk-fact.ts';
import { effectiveSettings } from './decide.ts';
import { headerFact } from './header-fact.ts';
import { verifyDkim } from './mailauth.ts';
import { readsFact } from './reads-fact.ts';
import { senderSoaOf } from './sender-soa.ts';
import { UNASKED_DKIM, unaskedDmarc } from './unasked.ts';

export interface MessageContext {
  readonly site: Site;
  readonly lookup: Lookup;
  readonly at: Instant;
  readonly volumes: readonly MailVolume[];
}

/** Counting by tree walk asks the DNS, so only those count who act on it. */
function countedBulk(fromDomains: readonly string[], { site, lookup, at, volumes }: MessageContext): Facts['bulk'] {
  const { receiver } = site;
  if (!readsFact(receiver, 'bulk')) return null;
  const settings = effectiveSettings(receiver, site.settings);
  return bulkFact(fromDomains, { volumes, settings, method: receiver.orgDomain, lookup, at });
}

function countedHops(header: readonly HeaderField[], { site }: MessageContext): Facts['hops'] {
  if (!readsFact(site.receiver, 'hops')) return null;
  const count = fieldsNamed(header, 'Received').length;
  return { count, tooMany: count > Number(effectiveSettings(site.receiver, site.settings)['mostHops']) };
}

function isLookalike(domain: string, own: readonly string[]): boolean {
  return !own.some((mine) => isBelow(domain, mine)) && own.some((mine) => looksLike(domain, mine));
}

/** Adds what only the message itself tells: From, DKIM (RFC 6376), DMARC (RFC 9989 or 7489 as the receiver does). */
export async function readMessageFacts(raw: Buffer, facts: Facts, context: MessageContext): Promise<Facts> {
  const { site, lookup, at } = context;
  if (facts.spf === null) throw new OwnFault('a message came before its envelope was judged');
  const header = parseHeader(raw);
  const fromFields = fieldsNamed(header, 'From');
  const authors = fromFields.flatMap((field) => addressesIn(field.value)).map((author) => author.address);
  const fromDomains = [...new Set(authors.map(domainOf))];
  const isSubmitted = facts.service === 'submission';
  const dkim = isSubmitted ? UNASKED_DKIM : await verifyDkim(raw, lookup, at);
  const dmarc = isSubmitted
    ? unaskedDmarc(fromDomains.length === 1 ? (fromDomains[0] ?? null) : null)
    : evaluateDmarc({
        fromFieldCount: fromFields.length,
        fromDomains,
        spf: facts.spf,
        dkim,
        orgDomain: site.receiver.orgDomain,
        lookup,
      });
  const [author] = authors;
  const asksSoa = readsFact(site.receiver, 'senderSoa');
  return {
    ...facts,
    dkim,
    dmarc,
    headerFrom: authors.length === 1 && author !== undefined ? author : null,
    ownHeaderFrom: fromDomains.some((domain) => site.domains.some((mine) => isBelow(domain, mine))),
    lookalikeFrom: fromDomains.some((domain) => isLookalike(domain, site.domains)),
    bulk: countedBulk(fromDomains, context),
    hops: countedHops(header, context),
    size: facts.size && { ...facts.size, octets: raw.length },
    header: readsFact(site.receiver, 'header') ? headerFact(header) : null,
    senderSoa: asksSoa ? senderSoaOf([domainOf(facts.mailFrom), ...fromDomains], lookup) : null,
  };
}
