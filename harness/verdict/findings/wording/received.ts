import type { Instant } from '../../../model/dns.ts';
import type { Act } from '../../../model/scenario.ts';
import type { SenderSystem } from '../../../model/sender.ts';
import { bodyText } from '../../../standards/body-text.ts';
import { addressesIn, fieldsNamed, headerLength, parseHeader, type HeaderField } from '../../../standards/header.ts';
import type { Case } from '../case.ts';
import { noticeEnds } from '../notice-ends.ts';

/** A notice of the catalogue as the receiver stored it, after whatever servers on the way made of it. */
export interface Received {
  readonly person: string;
  readonly act: Act;
  /** The catalogue as it was set up then. */
  readonly sender: SenderSystem;
  /** When the catalogue's server first handed it on. */
  readonly sentAt: Instant;
  readonly header: readonly HeaderField[];
  /** Decoded; '' where it is not text. */
  readonly text: string;
  /** Whether there is an octet beyond ASCII in the body as it came. */
  readonly eightBit: boolean;
}

const BEYOND_ASCII = /[\x80-\xff]/;

/** Every notice of the catalogue that a receiver took, in every timeline; mail that people write by hand is theirs. */
export function received(c: Case): readonly Received[] {
  return noticeEnds(c).flatMap(({ flow, last }) => {
    const act = c.world.scenario.acts.find(({ id }) => id === flow.key.act);
    const first = flow.chain[0]?.transactions[0];
    if (act === undefined || act.kind === 'ordinary-mail' || last.stored === null || first === undefined) return [];
    const header = parseHeader(last.stored);
    const value = (name: string): string | undefined => fieldsNamed(header, name)[0]?.value;
    return {
      person: flow.key.person,
      act,
      sender: senderAt(c, act),
      sentAt: first.attempt.at,
      header,
      text: bodyText(last.stored, value('Content-Type') ?? 'text/plain', value('Content-Transfer-Encoding') ?? '7bit'),
      eightBit: BEYOND_ASCII.test(last.stored.toString('latin1', headerLength(last.stored))),
    };
  });
}

function senderAt({ world }: Case, act: Act): SenderSystem {
  const before = world.scenario.acts.slice(0, world.scenario.acts.indexOf(act));
  return before.reduce((now, one) => (one.kind === 'change' ? (one.sender ?? now) : now), world.scenario.sender);
}

/** Whether a notice has a field of that name. */
export function has({ header }: Pick<Received, 'header'>, name: string): boolean {
  return fieldsNamed(header, name).length > 0;
}

/** The first address in a field; '' without one. */
export function addressIn({ header }: Pick<Received, 'header'>, name: string): string {
  return addressesIn(fieldsNamed(header, name)[0]?.value ?? '')[0]?.address ?? '';
}

/** Whether a library is known to look after the words itself; those of CyberTools are not documented beyond an example. */
export function isWorded({ sender }: Pick<Received, 'sender'>): boolean {
  return sender.kind !== 'cybertools' || sender.wording !== undefined;
}
