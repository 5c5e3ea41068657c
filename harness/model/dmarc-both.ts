import type { DkimFact, DmarcFact, SpfFact } from './auth.ts';
import type { DnsEntry } from './dns.ts';

/** RFC 7489, which finds organizational domains by public suffix list, or RFC 9989, which does by tree walk. */
export type DmarcMethod = 'psl' | 'treewalk';

/** What DMARC alone has a receiver do with a message; `later`: the DNS did not say, and it may be put off. */
export type DmarcAction = 'nothing' | 'quarantine' | 'reject' | 'later';

/** One message as DMARC sees it, whichever way. */
export interface DmarcMessage {
  /** Domains of all addresses in all From header fields; '' for an address without one. */
  readonly fromDomains: readonly string[];
  readonly fromFieldCount: number;
  /** Null where SPF was not evaluated. */
  readonly spf: SpfFact | null;
  readonly dkim: DkimFact;
}

/** What receivers of both standards make of one message. */
export interface DmarcBoth {
  readonly psl: DmarcFact;
  readonly treewalk: DmarcFact;
}

/** What a receiver of the other standard found, that stood beside the one a message came to. */
export interface OtherDmarc {
  readonly method: DmarcMethod;
  readonly message: DmarcMessage;
  readonly fact: DmarcFact;
  /** What it asked, of a cache of its own. */
  readonly dns: readonly DnsEntry[];
}

/** A record to publish at one name in place of what stands there. */
export interface RecordChange {
  /** With `_dmarc.` in front. */
  readonly name: string;
  /** As it stands: '' where there is none; several are separated by line ends. */
  readonly before: string;
  readonly after: string;
}
