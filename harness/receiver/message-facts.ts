import type { Instant, Lookup } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Facts } from '../model/receiver.ts';
import type { MailVolume } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { evaluateDmarc } from '../standards/dmarc/evaluate.ts';
import { isBelow } from '../standards/domain.ts';
import { fieldsNamed, parseHeader, type HeaderField } from '../standards/header.ts';
import { looksLike } from '../standards/look-alike.ts';
import { arcFact, isSealed, UNSEALED } from './arc-chain.ts';
import { authorsOf } from './authors.ts';
import { bulkFact } from './bulk-fact.ts';
import { effectiveSettings } from './decide.ts';
import { headerFact } from './header-fact.ts';
import { verifyDkim, verifySealed } from './mailauth.ts';
import { ownDomains } from './own-domains.ts';
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

const UNASKED_SIGNATURES = { dkim: UNASKED_DKIM, arc: null };

/** Few messages are sealed, and the others cost nothing for it. */
async function verifySignatures(raw: Buffer, header: readonly HeaderField[], { site, lookup, at }: MessageContext) {
  if (!isSealed(header)) return { dkim: await verifyDkim(raw, lookup, at), arc: UNSEALED };
  const { dkim, chain } = await verifySealed(raw, lookup, at);
  return { dkim, arc: arcFact(chain, effectiveSettings(site.receiver, site.settings)['trustedArcSealers']) };
}

/** Adds what only the message itself tells: From, DKIM (RFC 6376), ARC (RFC 8617), DMARC (RFC 9989 or 7489 as the receiver does). */
export async function readMessageFacts(raw: Buffer, facts: Facts, context: MessageContext): Promise<Facts> {
  const { site, lookup } = context;
  if (facts.spf === null) throw new OwnFault('a message came before its envelope was judged');
  const header = parseHeader(raw);
  const { fieldCount, addresses: authors, domains: fromDomains } = authorsOf(header);
  const isSubmitted = facts.service === 'submission';
  const { dkim, arc } = isSubmitted ? UNASKED_SIGNATURES : await verifySignatures(raw, header, context);
  const dmarc = isSubmitted
    ? unaskedDmarc(fromDomains.length === 1 ? (fromDomains[0] ?? null) : null)
    : evaluateDmarc({
        fromFieldCount: fieldCount,
        fromDomains,
        spf: facts.spf,
        dkim,
        orgDomain: site.receiver.orgDomain,
        lookup,
      });
  const [author] = authors;
  const owned = ownDomains(site);
  const asksSoa = readsFact(site.receiver, 'senderSoa');
  return {
    ...facts,
    dkim,
    dmarc,
    arc,
    headerFrom: authors.length === 1 && author !== undefined ? author : null,
    ownHeaderFrom: fromDomains.some((domain) => owned.some((mine) => isBelow(domain, mine))),
    lookalikeFrom: fromDomains.some((domain) => isLookalike(domain, owned)),
    bulk: countedBulk(fromDomains, context),
    hops: countedHops(header, context),
    size: facts.size && { ...facts.size, octets: raw.length },
    header: readsFact(site.receiver, 'header') ? headerFact(header) : null,
    senderSoa: asksSoa ? senderSoaOf([domainOf(facts.mailFrom), ...fromDomains], lookup) : null,
  };
}
