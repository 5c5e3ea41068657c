import type { Answer, DnsEntry, Instant, Lookup } from '../../model/dns.ts';
import type { LaggingServer } from '../../model/world.ts';
import { isBelow } from '../../standards/domain.ts';
import { localTime } from '../local-time.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, severityOf, type Judged } from './judged.ts';
import { distinct } from './sets.ts';
import { publishedSpf } from './spf-mend.ts';

/**
 * The record is right by now, and a receiver saw the old one or that there was none: its resolver still remembered it
 * (RFC 2308), or asked a name server that had the change late.
 */
export function propagationPending(c: Case, domain: string, early: readonly Judged[]): readonly Finding[] {
  const stale = early.flatMap((one) => staleAnswers(c, one).map((entry) => ({ one, entry })));
  // Each receiver sees the new record at a time of its own, and after each act anew.
  const seen = [...Map.groupBy(stale, (each) => whereText(c, each)).values()].map((group) => ({
    group,
    until: Math.max(...group.map(({ entry }) => visibleFrom(c, entry))),
  }));
  const together = Map.groupBy(seen, ({ group, until }) => `${group[0]?.entry.name} ${until} ${causeOf(c, group[0])}`);
  return [...together.values()].flatMap((same) =>
    finding(
      c,
      domain,
      same.flatMap(({ group }) => group),
      same[0]?.until,
    ),
  );
}

interface Stale {
  readonly one: Judged;
  readonly entry: DnsEntry;
}

function whereText(c: Case, { one, entry }: Stale): string {
  return JSON.stringify([entry.name, causeOf(c, { one, entry }), entry.by, one.flow.key.act]);
}

function causeOf(c: Case, stale: Stale | undefined): 'cache' | 'name-server' {
  return stale === undefined || lagOf(c, stale.entry) === null ? 'cache' : 'name-server';
}

function finding(c: Case, domain: string, group: readonly Stale[], until: Instant = 0): readonly Finding[] {
  const [first] = group;
  if (first === undefined) return [];
  const judged = group.map(({ one }) => one);
  const facts = {
    ...concernedBy(c, judged),
    acts: distinct(judged.map(({ flow }) => flow.key.act)),
    domain,
    record: publishedSpf(domain, c.lookupAt(first.one.at)),
    name: first.entry.name,
    cause: causeOf(c, first),
    until: localTime(until, c.world.scenario.timeZone),
  };
  return [{ code: 'propagation-pending', severity: severityOf(judged), facts }];
}

/** TXT answers of the deciding attempt that no longer are what is published. */
function staleAnswers({ lookupAt }: Case, { last, at }: Judged): readonly DnsEntry[] {
  const now = lookupAt(at);
  return last.dns.filter(({ name, type, answer }) => type === 'TXT' && !isSame(answer, now(name, type)));
}

function isSame(one: Answer, other: Answer): boolean {
  return one.status === other.status && JSON.stringify(one.data) === JSON.stringify(other.data);
}

/** The lagging server an answer came from; null where it was remembered. */
function lagOf({ world }: Case, { by, name, fromCache }: DnsEntry): LaggingServer | null {
  if (fromCache) return null;
  return world.scenario.lagging.find(({ zone, seenBy }) => seenBy.includes(by) && isBelow(name, zone)) ?? null;
}

/** When this receiver will see the new record: its memory of the old one is over, and its name server has the new one. */
function visibleFrom(c: Case, entry: DnsEntry): Instant {
  const forgotten = entry.at + entry.answer.ttl * 1000;
  const lag = lagOf(c, entry);
  return lag === null ? forgotten : Math.max(forgotten, changedAt(c, entry) + lag.delay * 1000);
}

/** The last change before an answer that changed what it should have been. */
function changedAt({ world, lookupAt }: Case, { name, type, at }: DnsEntry): Instant {
  const changes = world.scenario.acts.filter((act) => act.kind === 'change' && act.at <= at);
  const ask = (when: Instant): ReturnType<Lookup> => lookupAt(when)(name, type);
  return changes.findLast((act) => !isSame(ask(act.at - 1), ask(act.at)))?.at ?? at;
}
