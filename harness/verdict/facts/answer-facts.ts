import type { Way } from '../findings/ways.ts';
import type { Names, People } from './shared.ts';

/** Mail that ended in a mailbox the library does not see. */
interface Unread extends People {
  readonly mailboxes: Names;
  /** Those of them that are the envelope sender of a patron's forward, for nobody but the patron to read. */
  readonly ofForwards: Names;
  /** Whether the vendor runs one of them. */
  readonly ofVendor: boolean;
  /** Set-ups in use, by their sections in the vendor's document. */
  readonly ways: readonly Way[];
}

/** What is lost on the way back. */
export interface AnswerFacts {
  'misdirected-replies-unread': Unread;
  'bounces-unread': Unread;
  'away-messages-unread': Unread;
  'reply-domain-unreachable': People & { domain: string; why: string; exists: boolean; flows: Names };
  'answer-mailbox-unusable': People & { mailbox: string; reply: string; flows: Names };
  /** `properties`: those that name the mailbox. */
  'answer-mailbox-missing': People & { mailbox: string; properties: Names; reply: string; flows: Names };
  'mx-not-responsible': People & {
    domain: string;
    server: string;
    host: string;
    reply: string;
    flows: Names;
    /** Whether mail for the library was lost; else the address is a patron's. */
    ofLibrary: boolean;
  };
  'bounces-refused-as-backscatter': People & { servers: Names; addresses: Names; flows: Names };
  'silent-loss': { count: number; flows: Names };
}
