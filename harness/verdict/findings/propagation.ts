import type { Answer, DnsEntry, Instant, Lookup } from '../../model/dns.ts';
import type { LaggingServer } from '../../model/world.ts';
import { isBelow } from '../../standards/domain.ts';
import { localTime } from '../local-time.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, severityOf, type Judged } from './judged.ts';
import { publishedSpf } from './spf-mend.ts';

/**
 * The record is right by now, and a receiver saw the old one or that there was none: its resolver still remembered it
 * (RFC 2308), or asked a name server that had the change late.
 */
export function propagationPending(c: Case, domain: string, early: readonly Judged[]): readonly Finding[] {
  const stale = early.flatMap((one) => staleAnswers(c, one).map((entry) => ({ one, entry })));
  const byName = Map.groupBy(stale, ({ entry }) => entry.name);
  return [...byName].flatMap(([name, group]): readonly Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const judged = group.map(({ one }) => one);
    const lag = lagOf(c, first.entry);
    const ends = group.map(({ entry }) => visibleFrom(c, entry));
    const facts = {
      ...concernedBy(c, judged),
      domain,
      record: publishedSpf(domain, c.lookupAt(first.one.at)),
      name,
      cause: lag === null ? ('cache' as const) : ('name-server' as const),
      until: localTime(Math.max(...ends), c.world.scenario.timeZone),
    };
    return [{ code: 'propagation-pending', severity: severityOf(judged), facts }];
  });
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
