import type { SenderProperties } from '../model/world.ts';
import type { PropertiesShape } from './shape/sender-shape.ts';

type DnsRecords = SenderProperties['dnsRecords'];

/** The catalogue's properties by our names, as far as they are written. */
export function resolveProperties(written: PropertiesShape): Partial<SenderProperties> {
  const relay = written['The E-mail Server allows cybertoolsforlibraries.net to relay'];
  const records = written["The above e-mail addresses' e-mail server DNS TXT records"];
  const all: { [K in keyof SenderProperties]: SenderProperties[K] | undefined } = {
    from: written['Library E-Mail From Address'],
    replyTo: written['Library E-Mail Reply-To Address'],
    domainName: written['Internet Domain Name'],
    smtpServer: written['E-Mail Server Name (SMTP)'],
    relay: relay === undefined ? undefined : String(relay).toLowerCase() === 'true',
    dnsRecords: records === undefined ? undefined : toDnsRecords(records),
    mailFrom: written['MAIL FROM'],
    unusableAddresses: written['Unusable addresses'],
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function toDnsRecords(written: boolean | string): DnsRecords {
  const text = String(written).toUpperCase();
  return text === 'TRUE' || text === 'FALSE' ? text : 'n/a';
}
