import type { DkimKeyFault } from '../../model/auth.ts';
import type { Names, People } from './shared.ts';

interface Dmarc extends People {
  readonly domain: string;
  /** Where the record stands: `domain`, or one above it that speaks for what is below. */
  readonly policyDomain: string;
  readonly record: string;
  readonly receivers: Names;
  readonly mailFromDomain: string;
  readonly spf: string;
  readonly canSign: boolean;
  /** Whether the library's own server, which did not send these, would pass DMARC for the domain. */
  readonly ownServerPasses: boolean;
}

/** What receivers make of a message, and why. */
export interface ReceiverFacts {
  'no-ptr': People & { addresses: Names; receivers: Names; ptr: string; byVendor: boolean };
  'dmarc-reports-go-to': { domain: string; record: string; addresses: Names; withheld: Names; shows: Names };
  'dmarc-reject': Dmarc;
  'dmarc-quarantine': Dmarc;
  'dkim-key-unusable': People & {
    domain: string;
    /** Of the key record. */
    name: string;
    fault: DkimKeyFault;
    /** What the DNS said there. */
    answer: string;
    /** Who signs; '' where nobody of the world does. */
    server: string;
    byVendor: boolean;
    /** The TXT data that the key in use needs; '' where the key is not known. */
    record: string;
    receivers: Names;
  };
  'from-is-freemail': People & {
    address: string;
    domain: string;
    provider: string;
    receivers: Names;
    byVendor: boolean;
  };
  /** `byVendor`: the vendor's own servers handed it over, and not a relay. */
  'legacy-address-check': People & { domain: string; addresses: Names; receivers: Names; byVendor: boolean };
  'from-changed-envelope-not': People & { header: string; mailFrom: string; setting?: string };
  'bulk-requirements': People & {
    domain: string;
    messagesPerDay: number;
    receivers: Names;
    missing: Names;
    ofVendor: boolean;
    /** Whether the library's own server passes all of it on already (B2). */
    relayed: boolean;
    canSign: boolean;
  };
  /** `authenticated`: whether SPF or DKIM passed for all that was kept back. */
  'own-domain-blocked': People & { receivers: Names; rules: Names; addresses: Names; authenticated: boolean };
  'lookalike-domain': People & { domain: string; own: Names; receivers: Names; rules: Names; addresses: Names };
  'domain-expired': People & {
    domain: string;
    acts: Names;
    existedBefore: boolean;
    refused: Names;
    lostAnswers: Names;
  };
}
