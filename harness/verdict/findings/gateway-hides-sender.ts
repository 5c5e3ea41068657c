import type { Site } from '../../model/world.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { inboundGateway } from './inbound-gateway.ts';
import { lostEnds, type LastEnd } from './last-ends.ts';
import { receiverTitle } from './notice-ends.ts';
import { distinct, peopleOf } from './sets.ts';
import { trustedSealers } from './trusted-sealers.ts';
import { BY_SPF } from './vendor-spf.ts';
import { wantsConnector } from './wants-connector.ts';

/**
 * Mail that passed for its From domain when the gateway took it, and that the server behind kept out since it asks about
 * the gateway's address, or since the gateway changed what was signed; and any mail where the server wants a connector
 * and has none for the gateway.
 */
export function gatewayHidesSender(c: Case): readonly Finding[] {
  const hidden = lostEnds(c).flatMap((end) => {
    const gateway = inboundGateway(c.world, end.record);
    const isHidden = wantsConnector(end.last) || (passedBefore(end) && decidedOn(end.record, BY_SPF));
    return gateway !== null && isHidden ? [{ ...end, gateway }] : [];
  });
  return [...Map.groupBy(hidden, ({ gateway }) => gateway)].map(([gateway, ends]) => finding(c, gateway, ends));
}

function passedBefore({ flow }: LastEnd): boolean {
  const dmarc = flow.chain.at(-2)?.transactions.at(-1)?.facts?.dmarc ?? null;
  return dmarc !== null && (dmarc.spfAligned || dmarc.dkimAligned);
}

function finding(c: Case, gateway: Site, ends: readonly LastEnd[]): Finding {
  const facts = {
    people: peopleOf(ends.map(({ flow }) => flow)),
    gateway: gateway.title,
    addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    rules: distinct(ends.flatMap(({ flow }) => flow.rule ?? [])),
    sealer: ends.every((end) => canTrustSeals(c, end)) ? (gateway.seals?.domain ?? '') : '',
    flows: distinct(ends.map(({ flow }) => `${flow.key.flow} ${flow.key.person} ${flow.key.act}`)),
  };
  return { code: 'gateway-hides-sender', severity: 'error', facts };
}

/** Seals are read once a message was taken, which is too late for a server that wants a connector. */
function canTrustSeals({ world }: Case, { last }: LastEnd): boolean {
  return !wantsConnector(last) && trustedSealers(world.sites.get(last.serverSite ?? '')) !== null;
}
