import type { Facts } from '../../model/receiver.ts';
import { domainOf } from '../../standards/address.ts';

/** What a receiver found out beside the checks that have a section of their own: only what it really asked. */
export function alsoFound(facts: Facts): readonly string[] {
  return [...mailServers(facts), ...returnDomain(facts), ...bulk(facts)];
}

/** The oldest spoofing check: the sender must be a mail server of the domain it names. */
function mailServers({ mailServer, mailFrom, clientIp }: Facts): readonly string[] {
  if (mailServer === null) return [];
  const { addresses } = mailServer;
  const found = addresses.length === 0 ? 'no addresses' : addresses.join(', ');
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

function bulk({ bulk: found }: Facts): readonly string[] {
  if (found === null) return [];
  const { orgDomain, messagesPerDay } = found;
  const domain = orgDomain ?? 'the From domain';
  if (messagesPerDay === 0) return [`No volume of mail is known of ${domain}, so it does not count as a bulk sender.`];
  const counts = found.bulk ? 'counts as a bulk sender' : 'does not count as a bulk sender';
  return [`Of ${domain} ${messagesPerDay} messages a day were seen, so it ${counts}.`];
}
