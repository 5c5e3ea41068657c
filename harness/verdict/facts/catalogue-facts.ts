import type { AddressSlip } from '../../standards/address-slip.ts';
import type { Names, People } from './shared.ts';

/** What the catalogue kept back. */
interface KeptBack extends People {
  readonly acts: Names;
}

/** What the catalogue keeps back, and what its vendor's document says. */
export interface CatalogueFacts {
  'document-claim-refuted': People & {
    precondition: 'dkim' | 'dmarc';
    domain: string;
    found: string;
    receivers: Names;
  };
  'c1-claim-refuted': { address: string; fate: string; rule: string };
  'document-would-stop': { tests: Names };
  'notices-not-at-night': KeptBack;
  'patron-without-address': KeptBack;
  'unusable-address': KeptBack & { addresses: Names; slip: AddressSlip };
  'not-overdue': KeptBack;
  'opac-search-not-power': KeptBack;
  'opac-nothing-saved': KeptBack;
  'nothing-to-send': { acts: Names };
}
