import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { SendingAct } from './sending-acts.ts';
import { sendingActs } from './sending-acts.ts';

/**
 * The two flags of the vendor's properties fit together in three ways: FALSE with FALSE (default), FALSE with TRUE (B1,
 * B3) and TRUE with "not applicable" (B2). The other three have an effect too, and say two things at once.
 */
export function contradictions({ world }: Case): readonly Finding[] {
  const odd = sendingActs(world).filter(contradicts);
  const once = new Map(odd.map((one) => [`${one.properties.relay} ${one.properties.dnsRecords}`, one]));
  return [...once.values()].map(({ properties, mailFrom }) => ({
    code: 'properties-contradict',
    severity: 'warning',
    facts: {
      relay: properties.relay,
      dnsRecords: properties.dnsRecords,
      mailFrom,
      server: properties.relay ? properties.smtpServer : '',
    },
  }));
}

function contradicts({ properties: { relay, dnsRecords } }: SendingAct): boolean {
  return relay ? dnsRecords !== 'n/a' : dnsRecords === 'n/a';
}
