import type { Names, People } from './shared.ts';

/** What is wrong with the address or the mailbox of a recipient. */
export interface RecipientFacts {
  'mistyped-address-stranger': People & { addresses: Names };
  'no-such-mailbox': People & { addresses: Names; learns: Names };
  'mailbox-closed-to-outsiders': People & { mailbox: string; server: string; flows: Names };
  'mailbox-unusable': People & { addresses: Names };
  'patron-domain-unreachable': People & {
    domain: string;
    addresses: Names;
    why: string;
    learns: Names;
    ofLibrary: boolean;
  };
}
