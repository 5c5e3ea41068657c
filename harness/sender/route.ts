import ipaddr from 'ipaddr.js';
import type { Delivery } from '../model/delivery.ts';
import type { Lookup } from '../model/dns.ts';
import { addressSlip, type AddressSlip } from '../standards/address-slip.ts';
import { addressProblem, domainOf } from '../standards/address.ts';
import type { Hop } from './hop.ts';
import { noHop } from './hop.ts';
import { hostAddresses } from './host-addresses.ts';
import { routeByMx } from './route-by-mx.ts';
import { foundOnce } from '../standards/found-once.ts';

export type { Hop, HostAddress } from './hop.ts';

type Family = 'A' | 'AAAA';

/**
 * The address families a message can be sent in, that of the host's first address first. Which of two is tried first is
 * a setting of real servers too (Postfix: `smtp_address_preference`, by default any of them).
 */
function familiesOf(clientIps: readonly string[]): readonly Family[] {
  return [...new Set(clientIps.map((address): Family => (address.includes(':') ? 'AAAA' : 'A')))];
}

/** An address written into brackets (RFC 5321 section 4.1.3), or bare as in a server's settings; null for a name. */
const literalAddress = foundOnce((text: string): string | null => {
  const inner = text.replace(/^\[(.*)\]$/, '$1').replace(/^ipv6:/i, '');
  const usable = ipaddr.IPv6.isValid(inner) || ipaddr.IPv4.isValidFourPartDecimal(inner);
  return usable ? ipaddr.parse(inner).toString() : null;
});

/** A host given by its address can be reached by who has an address of that family. */
function routeToLiteral(site: string, name: string, address: string, families: readonly Family[]): Hop {
  if (families.includes(address.includes(':') ? 'AAAA' : 'A'))
    return { kind: 'hosts', candidates: [{ name, address }] };
  return noHop(site, 'mx-without-address', `${name} has no address of a kind that this server can send to`);
}

/** Asks for the named server's addresses; its name's MX does not matter. */
function routeToServer(site: string, host: string, families: readonly Family[], lookup: Lookup): Hop {
  const name = host.trim().toLowerCase().replace(/\.$/, '');
  const literal = literalAddress(name);
  if (literal !== null) return routeToLiteral(site, name, literal, families);
  // A wrong server name is a fault of the settings, which may yet be mended: mail waits in the queue, as Postfix does
  // for a `relayhost` it cannot find (src/smtp/smtp_connect.c, status 4.3.5; read 2026-11).
  if (name === '') return noHop(site, 'no-smarthost', 'No server is named to hand mail to');
  const { addresses, failed, undeclared } = hostAddresses(name, families, lookup);
  if (addresses.length > 0) return { kind: 'hosts', candidates: addresses.map((address) => ({ name, address })) };
  if (undeclared.length > 0) return noHop(site, 'undeclared', `The scenario says nothing about ${name}`, undeclared);
  if (failed) return noHop(site, 'dns-failure', `Host lookup failed for ${name}`);
  return noHop(site, 'no-smarthost', `The server ${name} that mail is to be handed to has no address`);
}

/** What some servers name on the wire and take all the same: `jane..doe@`, and letters beyond ASCII (RFC 6531). */
const SENDABLE: readonly AddressSlip[] = ['other', 'beyond-ascii'];

/** Whether there is no way to put a recipient on the wire (RFC 5321 section 4.1.2), so that the client itself gives up. */
function isNoAddress(text: string): boolean {
  return addressProblem(text) !== null && !SENDABLE.includes(addressSlip(text));
}

/**
 * Where a message goes next: the one server it is to be handed to, the host of an address literal, or the mail
 * exchangers of the recipient's domain (RFC 5321 section 5.1).
 *
 * `lookup` asks as the sending site. A failure is a value with the sending MTA's own reply and its rule,
 * `<site>#null-mx` and the like; a temporary one is for the queue to try again.
 */
export function route({ draft, clientIps }: Pick<Delivery, 'draft' | 'clientIps'>, lookup: Lookup): Hop {
  const families = familiesOf(clientIps);
  if (isNoAddress(draft.to)) {
    return noHop(draft.site, 'bad-address', `${draft.to}: bad address syntax. ${addressProblem(draft.to) ?? ''}`);
  }
  if (draft.route.kind === 'smarthost') return routeToServer(draft.site, draft.route.host, families, lookup);
  if (draft.route.kind === 'submission') return routeToServer(draft.site, draft.route.server.host, families, lookup);
  const domain = domainOf(draft.to);
  if (domain === '') return noHop(draft.site, 'bad-address', `${draft.to} names no domain`);
  if (!domain.startsWith('[')) return routeByMx({ site: draft.site, domain, families, lookup });
  const address = literalAddress(domain);
  if (address === null) return noHop(draft.site, 'bad-address', `${domain} is no address literal`);
  return routeToLiteral(draft.site, domain, address, families);
}
