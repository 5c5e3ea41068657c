import { domainOf } from '../../standards/address.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices that waited for a server whose name leads nowhere, until the queue gave up. */
export function smtpServer(c: Case): readonly Finding[] {
  const waited = noticeEnds(c).filter(
    ({ last, record }) =>
      last.localRule?.endsWith('#no-smarthost') === true && record.delivery.draft.route.kind !== 'submission',
  );
  return [...Map.groupBy(waited, serverName)].map(([server, ends]) => ({
    code: 'smtp-server-unknown',
    severity: 'error',
    facts: {
      people: distinct(ends.map(personOf)),
      server,
      mailServers: mailServersOf(c, ends),
      reply: distinct(ends.map(({ last }) => replyText(last.attempt.reply)))[0] ?? '',
      attempts: Math.max(...ends.map(({ record }) => record.transactions.length)),
    },
  }));
}

function serverName({ record }: NoticeEnd): string {
  const { route } = record.delivery.draft;
  return route.kind === 'smarthost' ? route.host : '';
}

/** What the domain of the envelope itself says takes its mail: likely the name that was meant. */
function mailServersOf({ lookupAt }: Case, ends: readonly NoticeEnd[]): readonly string[] {
  return distinct(
    ends.flatMap(({ record, last }) => {
      const answer = lookupAt(last.attempt.at)(domainOf(record.delivery.draft.mailFrom), 'MX');
      return answer.data.flatMap((data) => (data.type === 'MX' ? [data.exchange] : []));
    }),
  );
}
