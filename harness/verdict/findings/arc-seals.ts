import type { ArcFact } from '../../model/auth.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { lostEnds, type LastEnd } from './last-ends.ts';
import { receiverTitle } from './notice-ends.ts';
import { distinct, peopleOf } from './sets.ts';
import { BY_SPF } from './vendor-spf.ts';

interface SealedEnd extends LastEnd {
  readonly arc: ArcFact;
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
  const arc = end.last.facts?.arc ?? null;
  const site = world.sites.get(end.last.serverSite ?? '');
  const settings = { ...site?.settings };
  const listed = settings['trustedArcSealers'] ?? site?.receiver.settings['trustedArcSealers']?.default;
  if (arc === null || !arc.passedBefore || !Array.isArray(listed) || !decidedOn(end.record, BY_SPF)) return [];
  return [{ ...end, arc, listed: listed.map((domain: string) => domain.toLowerCase()) }];
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
    from: distinct(ends.map(({ record }) => c.world.sites.get(record.delivery.draft.site)?.title ?? '')),
    problem: first.arc.comment,
    changed: first.arc.changed,
  };
  return [{ code: 'arc-chain-broken', severity: 'error', facts }];
}
