import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { inboundGateway } from './inbound-gateway.ts';
import { lostEnds, type LastEnd } from './last-ends.ts';
import { receiverTitle } from './notice-ends.ts';
import { distinct, peopleOf } from './sets.ts';
import { wantsConnector } from './wants-connector.ts';

/** Mail that came to a server round the gateway in front of it, and that the server takes from listed addresses only. */
export function gatewayBypassed(c: Case): readonly Finding[] {
  const refused = lostEnds(c).filter(
    ({ last, record }) => wantsConnector(last) && inboundGateway(c.world, record) === null,
  );
  return [...Map.groupBy(refused, (end) => receiverTitle(c, end))].map(([server, ends]) => {
    const facts = {
      people: peopleOf(ends.map(({ flow }) => flow)),
      server,
      host: ends[0]?.last.serverHost ?? '',
      addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
      gateways: distinct(ends.flatMap((end) => gatewayHosts(c, end))),
    };
    return { code: 'gateway-bypassed', severity: 'error', facts };
  });
}

function gatewayHosts({ world }: Case, { record }: LastEnd): readonly string[] {
  const domain = domainOf(record.delivery.draft.to);
  return [...world.sites.values()].flatMap(({ settings, hosts }) => {
    const relayed = settings['relayDomains'];
    if (!Array.isArray(relayed) || !relayed.includes(domain)) return [];
    return hosts.filter(({ receives }) => receives).map(({ name }) => name);
  });
}
