import type { DeliveryRecord, Transaction } from '../model/delivery.ts';
import type { OutcomeKind } from '../model/smtp.ts';
import type { DeliveryReport } from '../model/report.ts';
import type { World } from '../model/world.ts';
import { answerText } from './answer-text.ts';
import { addressesOf } from './content-addresses.ts';
import { localTime } from './local-time.ts';
import type { PlayedTimeline } from './played-timeline.ts';
import { decidingTransaction } from './record-index.ts';
import { replyText } from './reply-text.ts';
import { ruleName } from './rule-name.ts';

/** One delivery of one timeline as the report shows it; its ids are made unique over the timelines. */
export function deliveryReport(world: World, played: PlayedTimeline, record: DeliveryRecord): DeliveryReport {
  const { delivery, transactions } = record;
  const { draft } = delivery;
  const last = decidingTransaction(record);
  const cause = played.index.causeOf(record);
  const addresses = addressesOf(delivery);
  return {
    id: played.prefix + delivery.id,
    causedBy: cause === null ? draft.causedBy : played.prefix + cause.delivery.id,
    mailFrom: draft.mailFrom,
    headerFrom: addresses.header === '' ? null : addresses.header,
    replyTo: addresses.replyTo,
    to: draft.to,
    // A host with addresses of both families sends from that of its target's.
    clientIp: last.facts?.clientIp ?? delivery.clientIp,
    clientHost: delivery.clientHost,
    serverIp: last.serverIp,
    serverHost: last.serverHost,
    receiver: last.serverSite === null ? null : (world.sites.get(last.serverSite)?.receiver.id ?? null),
    attempts: transactions.map(({ attempt }) => ({
      at: localTime(attempt.at, world.scenario.timeZone),
      stage: attempt.stage,
      reply: replyText(attempt.reply),
    })),
    ...authentication(last),
    rule: ruleName(world, record),
    outcome: outcomeOf(record),
    reply: last.attempt.reply,
    evidence: evidenceOf(transactions, world.scenario.timeZone),
  };
}

const NOTHING_FOUND = { spf: null, dkim: null, dmarc: null, arc: null };

/** What the last attempt found; null where the receiver decided before it looked. */
function authentication({ facts: found }: Transaction) {
  // Of who submits mail nothing of the kind is asked.
  const facts = found === null || found.service === 'submission' ? NOTHING_FOUND : found;
  const { spf, dkim, dmarc, arc } = facts;
  return {
    spf: spf?.result ?? null,
    dkim: dkim?.result ?? null,
    dmarc: dmarc?.result ?? null,
    arc: arc?.result ?? null,
    alignment: dmarc === null ? null : { spf: dmarc.spfAligned, dkim: dmarc.dkimAligned },
  };
}

function outcomeOf(record: DeliveryRecord): OutcomeKind | null {
  if (record.end.kind === 'decided') return record.end.outcome;
  return decidingTransaction(record).decision?.outcome ?? null;
}

function evidenceOf(transactions: readonly Transaction[], timeZone: string): DeliveryReport['evidence'] {
  return {
    dialogue: transactions.flatMap((transaction) =>
      transaction.dialogue.map(({ who, line, at }) => ({ who, line, at: localTime(at, timeZone) })),
    ),
    dns: transactions.flatMap((transaction) =>
      [...transaction.dns, ...(transaction.otherDmarc?.dns ?? [])].map(({ by, name, type, answer, fromCache, at }) => ({
        by,
        name,
        type,
        answer: answerText(answer),
        fromCache,
        at: localTime(at, timeZone),
      })),
    ),
  };
}
