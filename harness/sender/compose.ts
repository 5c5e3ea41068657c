import type { Delivery, Draft } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { Host, Site, World } from '../model/world.ts';
import { complaintMessage } from './complaint-message.ts';
import { dsnMessage } from './dsn-message.ts';
import { messageId } from './message-id.ts';
import { type Origin, originsOf } from './origins.ts';
import { seal } from './seal.ts';
import { sign, signWithEach } from './sign.ts';
import { textMessage } from './text-message.ts';

export interface ComposeInput {
  /** Of the delivery, e.g. `d7`. */
  readonly id: string;
  readonly world: World;
  /** Which of the site's origins sends; taken modulo their number. */
  readonly originIndex: number;
}

function originOf(site: Site, index: number): Origin {
  const origins = originsOf(site);
  const origin = origins[index % Math.max(1, origins.length)];
  if (origin === undefined) throw new OwnFault(`the site ${site.id} has mail to send and no address to send from`);
  return origin;
}

function write(draft: Draft, input: ComposeInput, host: Host): Buffer {
  const { content, at } = draft;
  const { timeZone } = input.world.scenario;
  const id = messageId(draft, input.id, input.world, host.name);
  switch (content.kind) {
    case 'text':
      return textMessage({ content, messageId: id, at, timeZone });
    case 'dsn':
      return dsnMessage({ report: content.report, messageId: id, boundary: `=_${input.id}_report`, at, timeZone });
    case 'complaint':
      return complaintMessage({ ...content, messageId: id, boundary: `=_${input.id}_complaint`, at, timeZone });
    case 'bytes':
      return content.raw;
  }
}

/**
 * Writes a message down as its site's host puts it on the wire: CRLF lines, signed where the site has a key for the
 * domain of From. The same input gives the same bytes.
 *
 * A message that is passed on keeps its bytes; a relay with a key for its From domain adds a signature in front, as
 * signing relays do (RFC 6376 section 5).
 *
 * @throws OwnFault for a site that is not in the world or has no sending host.
 */
export function compose(draft: Draft, input: ComposeInput): Delivery {
  const site = input.world.sites.get(draft.site);
  if (site === undefined) throw new OwnFault(`there is no site ${draft.site} to send from`);
  const origin = originOf(site, input.originIndex);
  return { id: input.id, draft, raw: bytesOf(draft, input, origin.host, site), ...clientOf(origin) };
}

/** Sealed last, where its site seals and somebody there judged the seals of others: nothing is added after that. */
function bytesOf(draft: Draft, input: ComposeInput, host: Host, site: Site): Buffer {
  const { content, at } = draft;
  const raw = signedBytes(draft, input, host, site);
  if (site.seals === undefined || content.kind !== 'bytes' || content.arc === undefined) return raw;
  return seal(raw, site.seals, content.arc, at);
}

/** A mailbox that forwards is not the author, so its site does not sign in the author's name. */
function signedBytes(draft: Draft, input: ComposeInput, host: Host, site: Site): Buffer {
  const { content, signing } = draft;
  const raw = write(draft, input, host);
  if (signing !== undefined) return signWithEach(raw, signing);
  return content.kind === 'bytes' && content.forwardedBy !== undefined ? raw : sign(raw, site.signing);
}

function clientOf({ host, addresses }: Origin): Pick<Delivery, 'clientIp' | 'clientIps' | 'clientHost' | 'clientHelo'> {
  const preferred = addresses.find((address) => !address.includes(':')) ?? addresses[0];
  if (preferred === undefined) throw new OwnFault(`the host ${host.name} has mail to send and no address`);
  return { clientIp: preferred, clientIps: addresses, clientHost: host.name, clientHelo: host.helo };
}

/** A delivery that waits in a queue leaves from where its site's machines are now: a move takes the queue along. */
export function fromPresentHost(delivery: Delivery, site: Site, originIndex: number): Delivery {
  const stays = site.hosts.some(
    ({ name, addresses }) => name === delivery.clientHost && addresses.includes(delivery.clientIp),
  );
  return stays ? delivery : { ...delivery, ...clientOf(originOf(site, originIndex)) };
}
