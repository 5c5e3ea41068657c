import type { Facts } from '../../model/receiver.ts';
import { domainOf } from '../../standards/address.ts';

/** What a receiver found out beside the checks that have a section of their own: only what it really asked. */
export function alsoFound(facts: Facts): readonly string[] {
  return [...mailServers(facts), ...returnDomain(facts), ...soa(facts), ...seals(facts), ...bulk(facts)];
}

/** The oldest spoofing check: the sender must be a mail server of the domain it names. */
function mailServers({ mailServer, mailFrom, clientIp }: Facts): readonly string[] {
  if (mailServer === null) return [];
  const { addresses, unsure = false } = mailServer;
  const all = addresses.length === 0 ? 'no addresses' : addresses.join(', ');
  const found = unsure ? `${all} as far as could be looked up` : all;
  const among = addresses.includes(clientIp) ? 'is among them' : 'is not among them';
  return [`The MAIL FROM domain ${domainOf(mailFrom)} and its mail servers have ${found}; ${clientIp} ${among}.`];
}

const RETURN_DOMAINS: Readonly<Record<NonNullable<Facts['mailFromDomain']>['result'], string>> = {
  exists: 'exists',
  'no-host': 'exists, but has neither mail servers nor addresses',
  nxdomain: 'does not exist',
  temperror: 'could not be looked up',
};

function returnDomain({ mailFromDomain, mailFrom }: Facts): readonly string[] {
  if (mailFromDomain === null) return [];
  return [`The MAIL FROM domain ${domainOf(mailFrom)} ${RETURN_DOMAINS[mailFromDomain.result]}.`];
}

const AUTHORITIES: Readonly<Record<NonNullable<Facts['senderSoa']>['result'], string>> = {
  found: 'have an SOA record each',
  nodata: 'exist, not all of them with an SOA record of their own',
  nxdomain: 'do not all exist',
  failed: 'could not all be looked up',
  none: 'are not there',
};

/** A message whose sender is found to exist needs no word about it. */
function soa({ senderSoa }: Facts): readonly string[] {
  if (senderSoa === null || senderSoa.domain === null || senderSoa.result === 'found') return [];
  return [`The domains of MAIL FROM and From ${AUTHORITIES[senderSoa.result]}: ${senderSoa.domain}.`];
}

/** RFC 8617: what those who passed the message on vouch for. */
function seals({ arc }: Facts): readonly string[] {
  if (arc == null || arc.result === 'none') return [];
  const by = arc.sealers.length === 0 ? '' : `, sealed by ${arc.sealers.join(', then ')}`;
  if (arc.result === 'fail') return [`ARC: fail (${arc.comment})${by}; the chain counts for nothing.`];
  const says = arc.passedBefore ? 'the message passed there' : 'the message did not pass there';
  const counts = arc.trusted ? 'and counts here' : 'which is advice and no more here';
  return [`ARC: pass${by}; the first seal says that ${says}, ${counts}.`];
}

function bulk({ bulk: found }: Facts): readonly string[] {
  if (found === null) return [];
  const { orgDomain, messagesPerDay } = found;
  const domain = orgDomain ?? 'the From domain';
  if (messagesPerDay === 0) return [`No volume of mail is known of ${domain}, so it does not count as a bulk sender.`];
  const counts = found.bulk ? 'counts as a bulk sender' : 'does not count as a bulk sender';
  return [`Of ${domain} ${messagesPerDay} messages a day were seen, so it ${counts}.`];
}
