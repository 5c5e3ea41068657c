import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices that the library's own server, or a service, would not pass on to patrons outside. */
export function relayRefusals(c: Case): readonly Finding[] {
  const refused = noticeEnds(c).filter(({ flow }) => flow.fate === 'relay-refused');
  return [...Map.groupBy(refused, (end) => receiverTitle(c, end))].flatMap(([server, ends]): readonly Finding[] => {
    const facts = {
      people: distinct(ends.map(personOf)),
      server,
      addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
      reply: distinct(ends.map(({ last }) => replyText(last.attempt.reply)))[0] ?? '',
    };
    return [{ code: 'relay-refuses-vendor', severity: 'error', facts }];
  });
}
