import type { Evidence, Timeline, Variant } from '../model/evidence.ts';
import type { Scenario } from '../model/world.ts';
import { OwnFault } from '../model/fault.ts';
import { originsOf } from '../sender/origins.ts';
import { buildWorld } from '../world/build.ts';
import { playTimeline, type Played } from './timeline.ts';
import type { SeenTransaction } from '../receiver/reception.ts';
import type { World } from '../model/world.ts';

export interface PlayedScenario {
  readonly evidence: Evidence;
  readonly seen: readonly (readonly SeenTransaction[])[];
}

/** One variant for each address the catalogue's own mail may come from; after a move, those of then. */
function variantsOf(world: World): Variant[] {
  const moves = world.scenario.acts.flatMap((act) => (act.kind === 'change' ? act.sites : []));
  const machines = [world.sites.get(world.sender.site), ...moves.filter(({ id }) => id === world.sender.site)];
  const origins = Math.max(...machines.map((site) => originsOf({ hosts: site?.hosts ?? [] }).length));
  if (origins === 0) throw new OwnFault('a sender without a sending host passed the checks');
  return Array.from({ length: origins }, (_, originIndex) => ({ originIndex, pctApplied: true }));
}

/** Whether a policy that asks for a part of the failing messages had a say (RFC 7489 section 6.6.4). */
function hangsOnPct(timeline: Timeline): boolean {
  return timeline.records.some((record) =>
    record.transactions.some(({ facts }) => {
      const dmarc = facts?.dmarc;
      return dmarc?.result === 'fail' && dmarc.pct > 0 && dmarc.pct < 100;
    }),
  );
}

/** Like Promise.all, but a timeline that fails is told of once the others have closed what they listened on too. */
async function allEnded<T>(running: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(running);
  return Promise.all(running);
}

/**
 * Plays all timelines of a scenario: one for each address of the sender, and each once more where a DMARC policy is
 * for a part of the messages only.
 */
export async function play(scenario: Scenario, signal: AbortSignal): Promise<PlayedScenario> {
  const world = buildWorld(scenario);
  const first = await allEnded(variantsOf(world).map((variant) => playTimeline(world, variant, signal)));
  const partly = first.filter(({ timeline }) => hangsOnPct(timeline));
  const second = await allEnded(
    partly.map(({ timeline }) => playTimeline(world, { ...timeline.variant, pctApplied: false }, signal)),
  );
  const played: Played[] = [...first, ...second];
  return {
    evidence: { world, timelines: played.map(({ timeline }) => timeline) },
    seen: played.map(({ seen }) => seen),
  };
}
