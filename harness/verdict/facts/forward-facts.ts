import type { Forwarding } from '../../model/people.ts';
import type { Way } from '../findings/ways.ts';
import type { Names, People, SpfMend } from './shared.ts';

/** What becomes of mail that is passed on. */
export interface ForwardFacts {
  'forward-breaks-authentication': People & {
    /** Domain of From. */
    domain: string;
    byVendor: boolean;
    /** Set-ups in use, by their sections in the vendor's document. */
    ways: readonly Way[];
    notices: boolean;
    by: Forwarding;
    altersBody: boolean;
    /** Whether the last server saw the null sender, so that SPF was asked of the EHLO name. */
    nullSender: boolean;
    forwarders: Names;
    receivers: Names;
    /** Where the mail was passed on to. */
    addresses: Names;
    spf: string;
    spfDomain: string;
    dkim: string;
    policy: string;
    /** Whether any of it was refused, and not taken and put aside. */
    refused: boolean;
    reply: string;
  };
  'forwarding-not-confirmed': People & {
    mailbox: string;
    to: string;
    provider: string;
    ofPatron: boolean;
    flows: Names;
  };
  'b3-provider-include-missing': SpfMend &
    People & { domain: string; provider: string; addresses: Names; result: string; receivers: Names; flows: Names };
  'mail-loop': { flows: Names; between: Names };
}
