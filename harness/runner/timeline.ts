import type { Timeline, Variant } from '../model/evidence.ts';
import type { Delivery, Transaction } from '../model/delivery.ts';
import { MachineFault, OwnFault } from '../model/fault.ts';
import type { Act } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { listen, type Listener } from '../receiver/listen.ts';
import type { SeenTransaction } from '../receiver/reception.ts';
import { respond } from '../replies/respond.ts';
import { fromPresentHost } from '../sender/compose.ts';
import { handOver } from '../sender/hand-over.ts';
import { plan } from '../sender/plan.ts';
import { applyChange } from '../world/change.ts';
import { attempt, machineFailed, type Switchboard } from './attempt.ts';
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
    run.remember(act.events ?? []);
    return;
  }
  const planned = plan(act, run.world);
  run.remember(planned.events);
  run.intents.push(...planned.intents);
  run.post(planned.drafts);
}

/** Remembers a fault of the machine, and gives null; whatever else goes wrong goes on. */
async function unlessMachineFails<T>(run: RunState, act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof MachineFault)) throw error;
    run.machineFault = error;
    return null;
  }
}

async function attempted(
  run: RunState,
  switchboard: Switchboard | null,
  delivery: Delivery,
  at: Instant,
): Promise<Transaction> {
  const transaction =
    switchboard === null || run.machineFault !== null
      ? null
      : await unlessMachineFails(run, () => attempt(run, switchboard, delivery, at));
  if (transaction !== null) return transaction;
  if (run.machineFault === null) throw new OwnFault('nobody listens, and no fault of the machine is known');
  return machineFailed(run.machineFault, at);
}

async function tryOnce(run: RunState, switchboard: Switchboard | null, queued: Queued, at: Instant): Promise<void> {
  const { draft } = queued.delivery;
  const site = run.world.sites.get(draft.site);
  if (site === undefined) throw new OwnFault(`a delivery of a site that does not exist: ${draft.site}`);
  const delivery = fromPresentHost(queued.delivery, site, run.variant.originIndex);
  const transactions = [...queued.transactions, await attempted(run, switchboard, delivery, at)];
  const settled = settle(transactions, draft.route.kind === 'submission' ? draft.route.queue : site.queue);
  if (settled.kind === 'waits') {
    run.queue(settled.at, { delivery, transactions });
    return;
  }
  const record = { delivery, transactions, end: settled.end };
  run.records.push(record);
  run.remember(handOver(record, run.world));
  const responded = respond(record, run.world, run.state);
  run.remember(responded.events);
  run.post(responded.drafts);
}

/**
 * Plays a scenario once, from its first act until nothing is left in any queue: one serial line of virtual time.
 * A machine that gives no port, or breaks a connection, makes every delivery from then on end with `machine`.
 *
 * @throws OwnFault for a bug of ours; the signal's reason when aborted.
 */
export async function playTimeline(world: World, variant: Variant, signal: AbortSignal): Promise<Played> {
  const run = new RunState(world, variant);
  let switchboard: Switchboard | null = null;
  const listener: Listener | null = await unlessMachineFails(run, () =>
    listen(
      () => run.world,
      (serverIp, clientIp) => switchboard?.accept?.(serverIp, clientIp) ?? null,
      (fault) => {
        if (switchboard !== null) switchboard.fault = fault;
      },
    ),
  );
  if (listener !== null) switchboard = { port: listener.port, accept: null, fault: null };
  try {
    for (let next = run.timetable.next(); next !== undefined; next = run.timetable.next()) {
      signal.throwIfAborted();
      if (next.item.kind === 'act') perform(run, next.item.act);
      else await tryOnce(run, switchboard, next.item.queued, next.at);
    }
  } finally {
    await listener?.close();
  }
  const { records, intents, state, loops } = run;
  return { timeline: { variant, records, intents, state, loops }, seen: listener?.seen ?? [] };
}
