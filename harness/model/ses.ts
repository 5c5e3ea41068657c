import type { Undeclared } from './auth.ts';
import type { Instant } from './dns.ts';

/** What Amazon SES does while the MX of a custom MAIL FROM domain is not as it should be. */
export const MX_FAILURES = ['use-default', 'reject'] as const;
export type OnMxFailure = (typeof MX_FAILURES)[number];

/** A subdomain of an identity in which the return path of its mail lies. */
export interface CustomMailFrom {
  /** Lower-case. */
  readonly domain: string;
  readonly onMxFailure: OnMxFailure;
}

/** An address or a domain that an account of Amazon SES wants to send as. */
export interface SesIdentity {
  /** Lower-case: `library@acme.org` or `acme.org`. */
  readonly name: string;
  /**
   * Of an address: its link was opened. Of a domain without Easy DKIM: it was verified in another way. A domain with Easy
   * DKIM is verified by the DNS alone.
   */
  readonly verified: boolean;
  readonly easyDkim: boolean;
  readonly mailFrom: CustomMailFrom | null;
  /** Bounces and complaints go on as mail to the MAIL FROM as submitted. */
  readonly feedbackForwarding: boolean;
  /** Seconds before the story begins: from then on Amazon SES looks for its records. */
  readonly age: number;
}

/** One customer's account in one region of Amazon SES. Its SMTP credentials are the accounts of its site. */
export interface SesAccount {
  /** E.g. us-east-1. */
  readonly region: string;
  /** Verified recipients only, and few of them. */
  readonly sandbox: boolean;
  /** Whether the account has a suppression list of its own. */
  readonly accountList: boolean;
  readonly identities: readonly SesIdentity[];
  /** The three names of Easy DKIM; the first one signs. */
  readonly tokens: readonly string[];
  /** PEM: the key behind these names. */
  readonly key: string;
  /** Where the CNAMEs of Easy DKIM lead to, and domain of the return path that nobody chose. */
  readonly dkimZone: string;
  readonly mailDomain: string;
  /** What the MX of a custom MAIL FROM domain has to name. */
  readonly feedbackHost: string;
  /** Where providers send reports of complaints. */
  readonly complaintsTo: string;
}

/** How the records of an identity stand (Amazon SES API, IdentityDkimAttributes). */
export type RecordStatus = 'pending' | 'success' | 'temporary-failure' | 'failed';

/** What the service makes of the return path of one message. */
export interface ReturnPathFact {
  /** `fallen-back`: the custom domain is not usable, so amazonses.com is used; `refused`: so the message is. */
  readonly kind: 'default' | 'custom' | 'fallen-back' | 'refused';
  /** The domain it will have. */
  readonly domain: string;
  /** Of the custom domain; null without one. */
  readonly status: RecordStatus | null;
}

/** What came back about a message that the service sent. */
export interface FeedbackFact {
  /** `answer`: neither of the two, such as an away message. */
  readonly kind: 'bounce' | 'complaint' | 'answer';
  /** A bounce that says that there is no such mailbox. */
  readonly permanent: boolean;
  /** Whom the message was for. */
  readonly recipient: string;
  /** MAIL FROM as it was submitted. */
  readonly submitter: string;
  /** Whether its identity has feedback forwarded. */
  readonly forwarded: boolean;
}

/** What Amazon SES knows of one message it is given. */
export interface SesFact extends Undeclared {
  readonly id: string;
  readonly region: string;
  /** Addresses that are not verified, as they stand in the message. */
  readonly failing: readonly string[];
  /** Identity whose settings count; '' without one. */
  readonly identity: string;
  /** Of Easy DKIM; null where the identity does not use it. */
  readonly dkim: RecordStatus | null;
  /** Domain that it signs with beside its own; '' for none. */
  readonly signs: string;
  readonly returnPath: ReturnPathFact;
  /** Which list the recipient is on. */
  readonly suppressed: 'none' | 'account' | 'global';
  /** Null where nothing came back. */
  readonly feedback: FeedbackFact | null;
}

/** A message that the service passed on. */
export interface ServiceSent {
  readonly site: string;
  /** Local part of its return path. */
  readonly id: string;
  /** As submitted. */
  readonly mailFrom: string;
  /** Address in From. */
  readonly from: string;
  readonly to: string;
}

/** An address that the service does not send to. */
export interface Suppressed {
  readonly site: string;
  readonly list: 'account' | 'global';
  /** Lower-case. */
  readonly address: string;
  readonly reason: 'bounce' | 'complaint';
  readonly at: Instant;
  /** When it is forgotten; null: when somebody takes it off. */
  readonly until: Instant | null;
  /** Delivery with which it came; null where the scenario declares it. */
  readonly causedBy: string | null;
}

/** Somebody marked a message as spam. */
export interface SpamMark {
  /** Lower-case. */
  readonly mailbox: string;
  /** Address in From, lower-case. */
  readonly from: string;
  readonly at: Instant;
}
