import type { Names, People } from './shared.ts';

/** What receivers ask before they take a message at all: blocklists, their memory, their limits, its header. */
export interface IntakeFacts {
  blocklisted: People & {
    addresses: Names;
    /** Zone that lists it; '' for a list that the receiver keeps itself. */
    zone: string;
    /** Of Spamhaus: which of its lists; else what the zone stands for. */
    listing: string;
    receivers: Names;
    byVendor: boolean;
    /** Whether the model of reputation has put it there. */
    model: boolean;
  };
  'domain-blocklisted': People & { domain: string; receivers: Names; model: boolean };
  /** `zone` gave an error code, which no receiver may take for a listing. */
  'blocklist-unanswered': { zone: string; answer: string; receivers: Names };
  /** `minutes` from the first attempt to the last; `late`: it was let through in the end. */
  greylisted: People & { receivers: Names; late: boolean; minutes: number; delay: number };
  'receiving-limit-reached': People & { receivers: Names; late: boolean; addresses: Names; ofRecipient: boolean };
  'message-too-large': People & { octets: number; limit: number; receivers: Names };
  'header-defect': People & { fields: Names; receivers: Names; byVendor: boolean };
}
