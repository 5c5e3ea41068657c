import type { Timeline, Variant } from '../model/evidence.ts';
import { OwnFault } from '../model/fault.ts';
import type { Act } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { listen } from '../receiver/listen.ts';
import type { SeenTransaction } from '../receiver/reception.ts';
import { respond } from '../replies/respond.ts';
import { fromPresentHost } from '../sender/compose.ts';
import { plan } from '../sender/plan.ts';
import { applyChange } from '../world/change.ts';
import { attempt, type Switchboard } from './attempt.ts';
import { type Queued, RunState } from './run-state.ts';
import { settle } from './settle.ts';
import type { Instant } from '../model/dns.ts';

export interface Played {
  readonly timeline: Timeline;
  /** What the listening side saw, transaction by transaction. */
  readonly seen: readonly SeenTransaction[];
}

function perform(run: RunState, act: Act): void {
  if (act.kind === 'change') {
    run.change(applyChange(run.world, act), act.at);
    return;
  }
  const planned = plan(act, run.world);
  run.remember(planned.events);
  run.intents.push(...planned.intents);
  run.post(planned.drafts);
}

async function tryOnce(run: RunState, switchboard: Switchboard, queued: Queued, at: Instant): Promise<void> {
  const { draft } = queued.delivery;
  const site = run.world.sites.get(draft.site);
  if (site === undefined) throw new OwnFault(`a delivery of a site that does not exist: ${draft.site}`);
  const delivery = fromPresentHost(queued.delivery, site, run.variant.originIndex);
  const transactions = [...queued.transactions, await attempt(run, switchboard, delivery, at)];
  const settled = settle(transactions, site.queue);
  if (settled.kind === 'waits') {
    run.queue(settled.at, { delivery, transactions });
    return;
  }
  const record = { delivery, transactions, end: settled.end };
  run.records.push(record);
  const responded = respond(record, run.world, run.state);
  run.remember(responded.events);
  run.post(responded.drafts);
}

/**
 * Plays a scenario once, from its first act until nothing is left in any queue: one serial line of virtual time.
 *
 * @throws MachineFault when the machine gives no port; OwnFault for a bug of ours; the signal's reason when aborted.
 */
export async function playTimeline(world: World, variant: Variant, signal: AbortSignal): Promise<Played> {
  const run = new RunState(world, variant);
  let switchboard: Switchboard | null = null;
  const listener = await listen(
    () => run.world,
    (serverIp, clientIp) => switchboard?.accept?.(serverIp, clientIp) ?? null,
    (fault) => {
      if (switchboard !== null) switchboard.fault = fault;
    },
  );
  switchboard = { port: listener.port, accept: null, fault: null };
  try {
    for (let next = run.timetable.next(); next !== undefined; next = run.timetable.next()) {
      signal.throwIfAborted();
      if (next.item.kind === 'act') perform(run, next.item.act);
      else await tryOnce(run, switchboard, next.item.queued, next.at);
    }
  } finally {
    await listener.close();
  }
  const { records, intents, state, loops } = run;
  return { timeline: { variant, records, intents, state, loops }, seen: listener.seen };
}
