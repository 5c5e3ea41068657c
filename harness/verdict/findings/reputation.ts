import type { Transaction } from '../../model/delivery.ts';
import type { ReputationCause } from '../../model/reputation.ts';
import { domainOf } from '../../standards/address.ts';
import { localText } from '../../standards/local-text.ts';
import { listingOf } from '../../standards/reputation/listings.ts';
import { heldAgainst } from '../../standards/reputation/standing.ts';
import type { Subject } from '../../standards/reputation/subject.ts';
import type { Held } from '../facts/reputation-facts.ts';
import { asksOf } from './asks-of.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { modelAt, numbersOf } from './model-at.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** One notice that was kept out, or put off, for the name of somebody. */
interface Loss {
  readonly end: NoticeEnd;
  readonly subject: Subject;
  readonly cause: ReputationCause;
  /** Names of the lists that had it then. */
  readonly lists: readonly string[];
}

/** Notices that were refused or put off for the name that the model gives their address or domain. */
export function reputationLost(c: Case): readonly Finding[] {
  if (c.timelines.every(({ timeline }) => timeline.state.reputation === undefined)) return [];
  const losses = noticeEnds(c).flatMap((end) => end.record.transactions.flatMap((one) => lossOf(c, end, one) ?? []));
  const groups = Map.groupBy(losses, ({ subject, cause }) => `${nameOf(subject)} ${cause.rule} ${cause.at}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [lostFinding(c, first, group)];
  });
}

function lostFinding(c: Case, { subject, cause }: Loss, group: readonly Loss[]): Finding {
  const { memoryDays, listedDays } = numbersOf(c);
  const late = group.every(({ end }) => end.flow.reached !== false);
  const facts = {
    people: distinct(group.map(({ end }) => personOf(end))),
    ...heldBy(c, cause),
    subject: nameOf(subject),
    kind: subject.kind,
    level: cause.level,
    receivers: distinct(group.map(({ end }) => receiverTitle(c, end))),
    lists: distinct(group.flatMap(({ lists }) => lists)),
    late,
    memoryDays,
    listedDays,
  };
  return { code: 'reputation-lost', severity: late ? 'warning' : 'error', facts };
}

function nameOf(subject: Subject): string {
  return subject.kind === 'ip' ? subject.ip : subject.domain;
}

/** What the model holds against who sent, where that refused an attempt or put it off. */
function lossOf(c: Case, end: NoticeEnd, transaction: Transaction): Loss | null {
  const blame = blamed(transaction);
  const model = modelAt(c, end, transaction);
  if (blame === null || model === null) return null;
  const { subject, byList } = blame;
  const { memory, when } = model;
  const listing = listingOf(memory, subject, when);
  if (listing !== null) {
    const listed: Subject = subject.kind === 'ip' ? subject : { kind: 'domain', domain: listing.subject };
    return { end, subject: listed, cause: listing.cause, lists: [listing.zone] };
  }
  // A list that has it, and not by the model, has it for something else.
  const held = byList ? null : heldAgainst(memory, subject, when);
  return held === null ? null : { end, ...held, lists: [] };
}

interface Blame {
  readonly subject: Subject;
  /** Whether it was a list that was asked, not what the receiver remembers. */
  readonly byList: boolean;
}

/** Whose name the row asked for that refused, or put off; null for a row that asks for none. */
function blamed({ decision, facts }: Transaction): Blame | null {
  if (decision === null || facts === null || !['reject', 'defer'].includes(decision.outcome)) return null;
  const asks = (...names: readonly string[]): boolean => asksOf(decision.rule.when, names);
  const remembers = asks('ipReputation');
  if (remembers || asks('listedForReputation', 'listed')) {
    return { subject: { kind: 'ip', ip: facts.clientIp }, byList: !remembers };
  }
  if (asks('domainReputation')) return ofDomain(domainOf(facts.headerFrom ?? ''), false);
  if (asks('mailFromListed')) return ofDomain(domainOf(facts.mailFrom), true);
  return asks('heloListed') ? ofDomain(facts.helo.toLowerCase(), true) : null;
}

function ofDomain(domain: string, byList: boolean): Blame {
  return { subject: { kind: 'domain', domain }, byList };
}

/** A cause as facts. */
export function heldBy(c: Case, { rule, messages, count, at, by, causedBy }: ReputationCause): Held {
  const records = c.timelines.flatMap(({ timeline }) => timeline.records);
  const act = records.find(({ delivery }) => delivery.id === causedBy)?.delivery.draft.flow.act;
  const day = localText(at, c.world.scenario.timeZone, 'date');
  return { rule, messages, count, day, by, since: act === undefined ? [] : [act] };
}
