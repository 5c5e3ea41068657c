import { UNJUDGED, type DeliveryRecord } from '../model/delivery.ts';
import type { Question } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Rule } from '../model/receiver.ts';
import type { World } from '../model/world.ts';
import type { DecidedFate } from './decided-fate.ts';
import type { Intended } from './flow-fate.ts';
import { intendedText, readerText } from './reading.ts';
import { decidingTransaction, isInMailbox } from './record-index.ts';
import { replyText, sentence } from './reply-text.ts';

/** What happened to a message and why, in a plain sentence or two. */
export function reasonOf(world: World, record: DeliveryRecord, decided: DecidedFate, intended: Intended): string {
  const last = decidingTransaction(record);
  const said = replyText(last.attempt.reply);
  const sender = siteTitle(world, record.delivery.draft.site);
  if (record.end.kind === 'no-route') return sentence(`${sender} found nowhere to send it: ${said}`);
  if (record.end.kind === 'expired') {
    const why = last.attempt.local
      ? `no server had answered, and it noted itself: ${said}`
      : `the last answer was ${said}`;
    return sentence(`${sender} tried ${record.transactions.length} times, then gave up; ${why}`);
  }
  if (record.end.kind === 'not-retried') {
    const why = last.attempt.local ? `it noted itself: ${said}` : `the answer was ${said}`;
    return sentence(`${sender} handed it over once and does not try again; ${why}`);
  }
  const server = siteTitle(world, last.serverSite ?? '');
  if (record.end.kind === 'unplayable') return unplayableReason(record, said);
  if (record.end.kind === 'machine') {
    return `A fault of this machine, so that nobody can say: ${sentence(last.attempt.reply.text)} Play it again.`;
  }
  const about = last.decision === null ? '' : ` ${sentence(aboutText(last.decision.rule))}`;
  return `${sentence(whatHappened(record, decided, intended, { server, said }))}${about}`;
}

/** The row that files what is left into the inbox says nothing of a message but that no other row caught it. */
function aboutText({ when, outcome, about }: Rule): string {
  const takesAll = Object.keys(when.predicates).length === 0 && when.any.length === 0 && when.not === null;
  return takesAll && outcome === 'inbox' ? 'Nothing that it checks stood in the way' : about;
}

interface Names {
  readonly server: string;
  readonly said: string;
}

const WENT_ROUND = 'It went round in a circle of servers until it was cut off';

function whatHappened(record: DeliveryRecord, decided: DecidedFate, intended: Intended, names: Names): string {
  const { server, said } = names;
  if (record.end.kind !== 'decided') throw new OwnFault('only a decided delivery has an outcome');
  if (isInMailbox(record) && decided.reader === null) return WENT_ROUND;
  switch (record.end.outcome) {
    case 'inbox':
      return `${server} put it into ${record.delivery.draft.to}, ${readingText(decided, intended)}`;
    case 'inbox-warn':
      return `${server} put it with a warning into ${record.delivery.draft.to}, ${readingText(decided, intended)}`;
    case 'spam':
      return `${server} filed it as spam`;
    case 'quarantine':
      return `${server} put it into quarantine`;
    case 'discard':
      if (decided.fate === 'suppressed') return `${server} answered ${said} and did not send it`;
      return `${server} answered ${said} and threw it away`;
    case 'reject':
      return `${server} refused it: ${said}`;
    case 'accept-then-dsn':
      if (decided.fate === 'suppressed') return `${server} answered ${said}, did not send it, and returned it`;
      return `${server} took it and then returned it`;
    case 'relay':
      return WENT_ROUND;
  }
}

function readingText(decided: DecidedFate, intended: Intended): string {
  const reader = decided.reader ?? { kind: 'nobody' };
  switch (reader.kind) {
    case 'nobody':
      return 'which nobody reads';
    case 'vendor':
      return 'which the vendor has and the library never sees';
    case 'library':
      return 'which the library reads';
    case 'stranger':
      return `which is read by a stranger and not by ${intendedName(intended)}`;
    case 'person':
      return `which ${readerText(reader)} reads`;
  }
}

function intendedName(intended: Intended): string {
  return intended.kind === 'library' ? 'the library' : intendedText(intended);
}

/** What one of the programs that play the hosts cannot say is nothing that the receiver said. */
function unplayableReason(record: DeliveryRecord, said: string): string {
  const { mailFrom, to } = record.delivery.draft;
  const { attempt, localRule } = decidingTransaction(record);
  const { stage, reply } = attempt;
  if (localRule === UNJUDGED) return sentence(`What the receiver would do with it is unknown: ${reply.text}`);
  const address = stage === 'mail' ? mailFrom : to;
  return sentence(
    `The mail programs that noticeproof plays with cannot handle ${address}, so it does not know what the receiver would say; theirs was ${said}`,
  );
}

/** Why nobody can say: the questions, each once. */
export function inconclusiveReason(questions: readonly Question[]): string {
  const names = new Set(questions.map((question) => `${question.type} ${question.name}`));
  return `It hangs on ${[...names].join(', ')}, which no zone of the scenario declares.`;
}

export function siteTitle(world: World, site: string): string {
  return world.sites.get(site)?.title ?? (site === '' ? 'A server' : site);
}
