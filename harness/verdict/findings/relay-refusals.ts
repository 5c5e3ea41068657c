import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { withVendors } from './sender-addresses.ts';
import { distinct } from './sets.ts';

/** Notices that the library's own server, or a service, would not take: for the way they came, or to pass them on. */
export function relayRefusals(c: Case): readonly Finding[] {
  const refused = noticeEnds(c).filter(
    ({ record: { end, delivery } }) =>
      end.kind === 'decided' && end.outcome === 'reject' && delivery.draft.route.kind !== 'submission',
  );
  const untold = refused.filter(({ record }) => decidedOn(record, ['tls']) && !decidedOn(record, ['bulk']));
  const greeted = refused.filter(({ record }) => decidedOn(record, ['ownHelo']));
  const relayed = refused.filter((end) => end.flow.fate === 'relay-refused' && ![...untold, ...greeted].includes(end));
  return [
    ...byServer(c, untold).map((facts): Finding => ({ code: 'starttls-required', severity: 'error', facts })),
    ...byServer(c, greeted).map((facts): Finding => ({ code: 'own-name-greeting', severity: 'error', facts })),
    ...byServer(c, relayed).map((facts): Finding => ({ code: 'relay-not-allowed', severity: 'error', facts })),
  ];
}

function byServer(c: Case, refused: readonly NoticeEnd[]) {
  return [...Map.groupBy(refused, (end) => receiverTitle(c, end))].map(([server, ends]) => ({
    people: distinct(ends.map(personOf)),
    server,
    host: ends[0]?.last.serverHost ?? '',
    receiver: c.world.sites.get(ends[0]?.last.serverSite ?? '')?.receiver.id ?? '',
    addresses: distinct(ends.map(({ last, record }) => last.facts?.clientIp ?? record.delivery.clientIp)),
    permit: distinct(
      ends.flatMap(({ last, record }) =>
        withVendors(c.world, last.facts?.clientIp ?? record.delivery.clientIp, last.attempt.at),
      ),
    ),
    greeting: ends[0]?.last.facts?.helo ?? '',
    reply: distinct(ends.map(({ last }) => replyText(last.attempt.reply)))[0] ?? '',
    outsidersOnly: ends.every(({ last }) => last.facts?.recipient === 'foreign'),
  }));
}
