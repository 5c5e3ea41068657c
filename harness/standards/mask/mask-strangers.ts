import { mailboxKey } from '../address.ts';

const ADDRESS = /(?:"(?:[^"\\]|\\.)*"|[^\s<>()[\],;:"“”‘’`]+)@[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*/gu;
/** Mailboxes of functions (RFC 2142) and of libraries: an address of theirs is no person's. */
const OFFICE =
  /^(?:library|info|circ|postmaster|hostmaster|webmaster|abuse|mailer-daemon|(?:do[.-]?not|no)[.-]?reply)$/i;
/** What a pseudonym looks like, and what this puts there. */
const PSEUDONYM = /^(?:somebody|[a-z]+-\d+(?:-\w+)?)$/;

/** Masks addresses that nobody declared; the domain stays, and so does an address that is an office's and no person's. */
export function maskStrangers(text: string, kept: ReadonlySet<string>): string {
  return text.replace(ADDRESS, (address) => {
    const at = address.lastIndexOf('@');
    const local = address.slice(0, at);
    const stays = kept.has(mailboxKey(address)) || OFFICE.test(local) || PSEUDONYM.test(local);
    return stays ? address : `somebody${address.slice(at)}`;
  });
}
