import type { Evidence, Timeline, Variant } from '../model/evidence.ts';
import type { Host, Scenario } from '../model/world.ts';
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

/** A site as it is at the start, and as each of its moves makes it. */
function machinesOf({ sites, scenario }: World, id: string): readonly (readonly Host[])[] {
  const moves = scenario.acts.flatMap((act) => (act.kind === 'change' ? act.sites : []));
  return [sites.get(id), ...moves.filter((site) => site.id === id)].map((site) => site?.hosts ?? []);
}

/** Addresses that mail of a site's own may come from; after a move, those of then. */
function originCount(world: World, site: string): number {
  return Math.max(...machinesOf(world, site).map((hosts) => originsOf({ hosts }).length));
}

/** One variant for each address the catalogue's own mail may come from. */
function variantsOf(world: World): [Variant, ...Variant[]] {
  const origins = originCount(world, world.sender.site);
  if (origins === 0) throw new OwnFault('a sender without a sending host passed the checks');
  const others = Array.from({ length: origins - 1 }, (_, index) => ({ originIndex: index + 1, pctApplied: true }));
  return [{ originIndex: 0, pctApplied: true }, ...others];
}

/** Whether anybody sent who has another address to send from: if not, all would be the same from that. */
function hangsOnOrigin(world: World, { records }: Timeline): boolean {
  const senders = new Set(records.map(({ delivery }) => delivery.draft.site));
  return [...senders].some((site) => originCount(world, site) > 1);
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
 * Plays all timelines of a scenario: one for each address of the sender, where it sends anything, and each once more where
 * a DMARC policy is for a part of the messages only.
 */
export async function play(scenario: Scenario, signal: AbortSignal): Promise<PlayedScenario> {
  const world = buildWorld(scenario);
  const [variant, ...others] = variantsOf(world);
  const one = await playTimeline(world, variant, signal);
  const more = hangsOnOrigin(world, one.timeline) ? others : [];
  const first = [one, ...(await allEnded(more.map((other) => playTimeline(world, other, signal))))];
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
