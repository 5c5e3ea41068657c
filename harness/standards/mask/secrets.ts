/** An address of somebody's, and what stands in place of its local part. */
export interface SecretAddress {
  /** What the local part says, without quotes and backslashes. */
  readonly local: string;
  /** In normal form; '' where it is not known. */
  readonly domain: string;
  readonly as: string;
}

/** A text of somebody's, and what stands in its place. */
export interface SecretPhrase {
  /** `typed`: what stands in the address field of a patron record and is no address. */
  readonly kind: 'name' | 'title' | 'typed';
  readonly text: string;
  readonly as: string;
}

/** What must not be seen, and what looks like it and may. */
export interface Secrets {
  readonly addresses: readonly SecretAddress[];
  readonly phrases: readonly SecretPhrase[];
  /** Addresses of the library and of those who run mail, as `mailboxKey` has them: they stay. */
  readonly kept: ReadonlySet<string>;
  /** Lower-case names of hosts and domains: they stay. */
  readonly hosts: ReadonlySet<string>;
  /** Titles of providers and the library's name: they stay, whatever word of them is also somebody's. */
  readonly titles: readonly string[];
}

/** Somebody and all that is known to be theirs. */
export interface Owner {
  readonly kind: 'patron' | 'staff' | 'mailbox';
  /** '' where a mailbox is all that is known. */
  readonly name: string;
  /** As typed: an address, several, or anything else that stands in such a field. */
  readonly typed: readonly string[];
}
