import type { ArcFact } from '../../model/auth.ts';
import type { DeliveryRecord } from '../../model/delivery.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { lostEnds, type LastEnd } from './last-ends.ts';
import { receiverTitle } from './notice-ends.ts';
import { distinct, peopleOf } from './sets.ts';
import { trustedSealers } from './trusted-sealers.ts';
import { BY_SPF } from './vendor-spf.ts';

interface SealedEnd extends LastEnd {
  readonly arc: ArcFact;
  /** Who handed the message over when its chain was found so. */
  readonly from: string;
  /** Domains that this receiver trusts. */
  readonly listed: readonly string[];
}

/**
 * Sealed mail that was kept out although its first sealer says that it passed: because the receiver does not list a
 * sealer, or because the chain no longer holds. Only of receivers that can trust sealers at all.
 */
export function arcSeals(c: Case): readonly Finding[] {
  const ends = lostEnds(c).flatMap((end) => sealedEnd(c, end));
  return [...notListed(c, ends), ...broken(c, ends)];
}

function sealedEnd({ world }: Case, end: LastEnd): readonly SealedEnd[] {
  const seen = seenAt(end);
  const arc = arcAt(seen);
  const listed = trustedSealers(world.sites.get(end.last.serverSite ?? ''));
  if (arc === null || !arc.passedBefore || listed === null || !decidedOn(end.record, BY_SPF)) return [];
  const from = world.sites.get(seen.delivery.draft.site)?.title ?? '';
  return [{ ...end, arc, from, listed }];
}

/**
 * The delivery whose chain tells most: the last one, unless a later sealer has closed a chain that did not hold, which is
 * not read any more then (RFC 8617 section 5.1.2): then that where it first did not hold.
 */
function seenAt({ flow, record }: LastEnd): DeliveryRecord {
  const arc = arcAt(record);
  if (arc?.result !== 'fail' || arc.sealers.length > 0) return record;
  return flow.chain.find((one) => arcAt(one)?.result === 'fail') ?? record;
}

function arcAt(record: DeliveryRecord): ArcFact | null {
  return decidingTransaction(record).facts?.arc ?? null;
}

function concerned(c: Case, ends: readonly SealedEnd[]) {
  return {
    people: peopleOf(ends.map(({ flow }) => flow)),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    ofLibrary: ends.every(({ last }) => last.serverSite === c.world.scenario.library.site),
  };
}

function unlisted({ arc, listed }: SealedEnd): readonly string[] {
  return arc.sealers.filter((domain) => !listed.includes(domain));
}

function notListed(c: Case, sealed: readonly SealedEnd[]): readonly Finding[] {
  const ends = sealed.filter((end) => end.arc.result === 'pass' && unlisted(end).length > 0);
  if (ends.length === 0) return [];
  const facts = {
    ...concerned(c, ends),
    sealers: distinct(ends.flatMap(unlisted)),
    rules: distinct(ends.flatMap(({ flow }) => flow.rule ?? [])),
  };
  return [{ code: 'arc-sealer-not-listed', severity: 'warning', facts }];
}

/** Where a sealer is not listed, a whole chain would not have helped. */
function broken(c: Case, sealed: readonly SealedEnd[]): readonly Finding[] {
  const ends = sealed.filter((end) => end.arc.result === 'fail' && unlisted(end).length === 0);
  const [first] = ends;
  if (first === undefined) return [];
  const facts = {
    ...concerned(c, ends),
    sealers: distinct(ends.flatMap(({ arc }) => arc.sealers)),
    from: distinct(ends.map(({ from }) => from)),
    problem: first.arc.comment,
    changed: first.arc.changed,
  };
  return [{ code: 'arc-chain-broken', severity: 'error', facts }];
}
