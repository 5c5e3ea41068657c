import type { Forward, Mailbox } from '../../model/people.ts';
import { domainOf, localPartOf, mailboxKey } from '../address.ts';
import { isCafAddress } from './caf.ts';
import { srsReturn } from './srs.ts';

/** What stands behind an address. */
export type Destination =
  | {
      readonly kind: 'mailbox';
      readonly mailbox: Mailbox;
      /** Where mail to this address is passed on to; null where it stays. */
      readonly onward: Forward | null;
    }
  /** An envelope sender that a forwarder rewrote: what comes back there goes on to the first sender. */
  | { readonly kind: 'returning'; readonly sender: string }
  | { readonly kind: 'none' };

type Mailboxes = ReadonlyMap<string, Mailbox>;

/**
 * Finds what stands behind an address, as its site's servers do. An address with a detail (`user+detail@domain`, RFC 5233)
 * that is no mailbox itself belongs to the mailbox without it; that every site has sub-addresses is assumed.
 *
 * Failure reports about what Gmail forwarded come to the user's `+caf_` address and stay there: passed on again, each
 * would cause the next. That Gmail keeps them is assumed.
 */
export function destinationOf(mailboxes: Mailboxes, address: string): Destination {
  const domain = domainOf(address);
  const sender = /^SRS[01]/i.test(address) && forwardsBySrs(mailboxes, domain) ? srsReturn(address) : null;
  if (sender !== null) return { kind: 'returning', sender };
  const plain = `${localPartOf(address).replace(/\+.*$/s, '')}@${domain}`;
  const mailbox = mailboxes.get(mailboxKey(address)) ?? mailboxes.get(mailboxKey(plain));
  if (mailbox === undefined) return { kind: 'none' };
  const { forward } = mailbox;
  const passesOn = forward?.confirmed === true && !isCafAddress(address);
  return { kind: 'mailbox', mailbox, onward: passesOn ? forward : null };
}

function forwardsBySrs(mailboxes: Mailboxes, domain: string): boolean {
  return [...mailboxes.values()].some(
    (mailbox) => mailbox.forward?.by === 'srs' && domainOf(mailbox.address) === domain,
  );
}
