import type { FlowFate } from '../flow-fate.ts';
import type { Case } from './case.ts';
import { dnsTroubles, endlessAliases } from './dns-troubles.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

interface Delayed {
  readonly flow: FlowFate;
  readonly names: readonly string[];
  readonly aliases: readonly string[];
  readonly attempts: number;
  readonly healed: boolean;
}

/** Mail that waited for a name server: delivered late, or given up. */
export function temporaryDns({ timelines }: Case): readonly Finding[] {
  const delayed = timelines.flatMap(({ flows }) => flows.flatMap(delays));
  return [...finding(delayed.filter((one) => one.healed)), ...finding(delayed.filter((one) => !one.healed))];
}

/** Only what made the sending server try again counts: a fault that nothing hung on delays nobody. */
function delays(flow: FlowFate): readonly Delayed[] {
  return flow.chain.flatMap((record) => {
    const names = dnsTroubles(record);
    const attempts = record.transactions.length;
    if (names.length === 0 || (attempts < 2 && record.end.kind !== 'expired')) return [];
    return [{ flow, names, aliases: endlessAliases(record), attempts, healed: record.end.kind !== 'expired' }];
  });
}

function finding(delayed: readonly Delayed[]): readonly Finding[] {
  const [first] = delayed;
  if (first === undefined) return [];
  const facts = {
    people: peopleOf(delayed.map((one) => one.flow)),
    names: distinct(delayed.flatMap((one) => one.names)),
    aliases: distinct(delayed.flatMap((one) => one.aliases)),
    healed: first.healed,
    attempts: Math.max(...delayed.map((one) => one.attempts)),
  };
  return [{ code: 'temporary-dns-failure', severity: first.healed ? 'warning' : 'error', facts }];
}
