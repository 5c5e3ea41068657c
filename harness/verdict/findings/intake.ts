import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import { listingOf } from '../../standards/reputation/listings.ts';
import type { Subject } from '../../standards/reputation/subject.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { modelAt } from './model-at.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { distinct } from './sets.ts';
import { asksOf } from './asks-of.ts';

/** Notices that were kept out, or only let in late, before anybody looked at what they say. */
export function intake(c: Case): readonly Finding[] {
  const ends = noticeEnds(c);
  return [
    ...blocklisted(c, ends),
    ...domainBlocklisted(c, ends),
    ...putOff(ends, ['greylist']).map(({ some, late }) => greylisted(c, some, late)),
    ...putOff(ends, ['clientRate', 'recipientRate']).map(({ some, late }) => limited(c, some, late)),
    ...tooLarge(c, ends),
    ...headerDefect(c, ends),
    ...unanswered(c, ends),
  ];
}

function concerned(c: Case, ends: readonly NoticeEnd[]) {
  return { people: distinct(ends.map(personOf)), receivers: distinct(ends.map((end) => receiverTitle(c, end))) };
}

function addressesOf(ends: readonly NoticeEnd[]): readonly string[] {
  return distinct(ends.map(({ last, record }) => last.facts?.clientIp ?? record.delivery.clientIp));
}

function lost(ends: readonly NoticeEnd[], predicates: readonly string[]): readonly NoticeEnd[] {
  return ends.filter(({ flow, record }) => flow.reached === false && decidedOn(record, predicates));
}

function isVendor(c: Case, { record }: NoticeEnd): boolean {
  return record.delivery.draft.site === c.world.sender.site;
}

/** What the list that decided says; null for one that the receiver keeps itself. */
function listOf({ last, record }: NoticeEnd) {
  return decidedOn(record, ['blockedIp']) ? null : (last.facts?.blocklists ?? null);
}

function blocklisted(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const found = lost(ends, ['listed', 'blockedIp']);
  const groups = Map.groupBy(
    found,
    (end) => `${listOf(end)?.zone ?? ''} ${listOf(end)?.listing ?? ''} ${isVendor(c, end)} ${addressByModel(c, end)}`,
  );
  return [...groups.values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { zone = '', listing = '' } = listOf(first) ?? {};
    const [addresses, byVendor] = [addressesOf(some), isVendor(c, first)];
    const facts = { ...concerned(c, some), addresses, zone, listing, byVendor, model: addressByModel(c, first) };
    return [{ code: 'blocklisted', severity: 'error', facts }];
  });
}

/** Whether it is the model of reputation that has the address on the list which decided. */
function addressByModel(c: Case, end: NoticeEnd): boolean {
  const ip = end.last.facts?.clientIp ?? end.record.delivery.clientIp;
  return listedBy(c, end, { kind: 'ip', ip }) === listOf(end)?.zone;
}

/** The list that the model of reputation had somebody on when it was asked; null for none. */
function listedBy(c: Case, end: NoticeEnd, subject: Subject): string | null {
  const model = modelAt(c, end, end.last);
  return model === null ? null : (listingOf(model.memory, subject, model.when)?.zone ?? null);
}

/** The name that is listed. */
function listedDomain({ last, record }: NoticeEnd): string {
  const { mailFrom = '', helo = '' } = last.facts ?? {};
  return decidedOn(record, ['heloListed']) ? helo : mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
}

function domainBlocklisted(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const found = lost(ends, ['mailFromListed', 'heloListed']);
  return [...Map.groupBy(found, listedDomain)].map(([domain, some]) => {
    const model = some.every((end) => listedBy(c, end, { kind: 'domain', domain }) !== null);
    return { code: 'domain-blocklisted', severity: 'error', facts: { ...concerned(c, some), domain, model } };
  });
}

/** Which list, and its answer. */
function said({ last }: NoticeEnd): string {
  return `${last.facts?.blocklists?.zone ?? ''} ${last.facts?.blocklists?.answer ?? ''}`;
}

/** A list that answers with an error code says nothing about the address, whoever it is told to. */
function unanswered(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const found = ends.filter(({ last }) => last.facts?.blocklists?.listing === 'unanswered');
  return [...Map.groupBy(found, said)].map(([, some]) => {
    const { zone = '', answer = '' } = some[0]?.last.facts?.blocklists ?? {};
    const facts = { zone, answer, receivers: concerned(c, some).receivers };
    return { code: 'blocklist-unanswered', severity: 'note', facts };
  });
}

interface PutOff {
  readonly late: boolean;
  readonly some: readonly NoticeEnd[];
}

/** Notices of which an attempt was put off by one of the predicates: let through later, or given up. */
function putOff(ends: readonly NoticeEnd[], predicates: readonly string[]): readonly PutOff[] {
  const found = ends.filter(({ record }) => record.transactions.some((one) => isPutOff(one, predicates)));
  return [true, false].flatMap((late) => {
    const some = found.filter(({ record }) => isLate(record) === late);
    return some.length === 0 ? [] : [{ late, some }];
  });
}

function isPutOff({ decision }: Transaction, predicates: readonly string[]): boolean {
  return decision?.outcome === 'defer' && asksOf(decision.rule.when, predicates);
}

function isLate({ end }: DeliveryRecord): boolean {
  return end.kind === 'decided' && end.outcome !== 'reject';
}

function minutesOf({ record }: NoticeEnd): number {
  const [first, last] = [record.transactions[0], record.transactions.at(-1)];
  return Math.round(((last?.attempt.at ?? 0) - (first?.attempt.at ?? 0)) / 60_000);
}

function greylisted(c: Case, some: readonly NoticeEnd[], late: boolean): Finding {
  const site = c.world.sites.get(some[0]?.last.serverSite ?? '');
  const delay = Number(site?.settings['greylistDelay'] ?? site?.receiver.settings['greylistDelay']?.default ?? 0);
  const facts = { ...concerned(c, some), late, minutes: Math.max(...some.map(minutesOf)), delay };
  return { code: 'greylisted', severity: late ? 'note' : 'error', facts };
}

function limited(c: Case, some: readonly NoticeEnd[], late: boolean): Finding {
  const ofRecipient = some.every(({ record }) => record.transactions.some((one) => isPutOff(one, ['recipientRate'])));
  const facts = { ...concerned(c, some), late, addresses: addressesOf(some), ofRecipient };
  return { code: 'receiving-limit-reached', severity: late ? 'note' : 'error', facts };
}

function tooLarge(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const found = lost(ends, ['tooLarge', 'declaredTooLarge']);
  if (found.length === 0) return [];
  const sizes = found.map(({ last, record }) => ({
    octets: last.facts?.size?.octets ?? last.facts?.size?.declared ?? record.delivery.raw.length,
    limit: last.facts?.size?.limit ?? 0,
  }));
  const octets = Math.max(...sizes.map((one) => one.octets));
  const limit = Math.min(...sizes.map((one) => one.limit));
  return [{ code: 'message-too-large', severity: 'error', facts: { ...concerned(c, found), octets, limit } }];
}

function headerDefect(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const found = lost(ends, ['fromField', 'messageIdField', 'dateField']);
  const [first] = found;
  if (first === undefined) return [];
  const facts = { ...concerned(c, found), fields: distinct(found.flatMap(fieldsOf)), byVendor: isVendor(c, first) };
  return [{ code: 'header-defect', severity: 'error', facts }];
}

/** What is wrong with each field that is not in order. */
function fieldsOf({ last }: NoticeEnd): readonly string[] {
  const header = last.facts?.header;
  if (header === undefined || header === null) return [];
  const names = { from: 'From', messageId: 'Message-ID', date: 'Date' } as const;
  return (['from', 'messageId', 'date'] as const)
    .filter((field) => header[field] !== 'ok')
    .map((field) => `${names[field]} (${header[field]})`);
}
