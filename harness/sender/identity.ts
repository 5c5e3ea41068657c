import type { Route } from '../model/delivery.ts';
import type { CyberTools } from '../model/sender.ts';

/** The names a catalogue sends under, kept apart: envelope, author, answers, and how it is handed over. */
export interface Identity {
  /** MAIL FROM. */
  readonly mailFrom: string;
  /** Address of the From header field. */
  readonly from: string;
  /** Null where the library has set none. */
  readonly replyTo: string | null;
  readonly route: Route;
  /** EHLO name; null: the sending host's own. */
  readonly helo: string | null;
}

/**
 * What the vendor's properties make of a message, for all six combinations of the two flags.
 *
 * The DNS property decides the addresses: FALSE leaves the vendor's own, TRUE and "not applicable" give the library's
 * From. The relay property decides the way alone: TRUE hands everything to the library's server, greeting it with the
 * Internet Domain Name. Where the two contradict one another each keeps its effect (document of 2019, sections A, B1, B2).
 */
export function identityOf(sender: CyberTools): Identity {
  const { properties } = sender;
  const from = properties.dnsRecords === 'FALSE' ? sender.defaultFrom : properties.from;
  return {
    mailFrom: properties.mailFrom ?? from,
    from,
    replyTo: properties.replyTo.trim() === '' ? null : properties.replyTo,
    route: properties.relay ? { kind: 'smarthost', host: properties.smtpServer } : { kind: 'mx' },
    helo: properties.relay && properties.domainName.trim() !== '' ? properties.domainName : null,
  };
}
