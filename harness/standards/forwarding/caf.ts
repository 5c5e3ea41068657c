import { domainOf, localPartOf } from '../address.ts';

/*
 * Gmail forwards with an envelope sender of its own user, as headers of forwarded mail show it:
 * user+caf_=dest=destdomain@srcdomain. It is a sub-address (RFC 5233), so what comes back is the user's own mail.
 */

/** The envelope sender with which Gmail passes on what came to `mailbox`. */
export function cafSender(mailbox: string, to: string): string {
  return `${localPartOf(mailbox)}+caf_=${localPartOf(to)}=${domainOf(to)}@${domainOf(mailbox)}`;
}

/** Whether an address is such an envelope sender. */
export function isCafAddress(address: string): boolean {
  return /^[^+]+\+caf_=/i.test(localPartOf(address));
}
