import type { Draft } from '../model/delivery.ts';
import type { World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';

/**
 * The Message-ID of a delivery (RFC 5322 section 3.6.4): made of the delivery's id and its time, so that the same run
 * gives the same one.
 *
 * Its right side is the domain of From; the catalogue's own notices carry the Internet Domain Name instead while they
 * go through the library's relay.
 */
export function messageId(draft: Draft, id: string, world: World, host: string): string {
  const { content } = draft;
  const author = content.kind === 'text' ? content.from.address : '';
  const set = content.kind === 'text' ? (content.written?.messageIdDomain ?? '') : '';
  const relayed = draft.route.kind === 'smarthost';
  const { sender } = world;
  const name = relayed && sender.kind === 'cybertools' ? sender.properties.domainName.trim().toLowerCase() : '';
  const domain =
    [set, name, domainOf(author), host].find((candidate) => /^[a-z0-9.-]+$/.test(candidate)) ?? 'localhost';
  return `<${draft.at}.${id}@${domain}>`;
}
