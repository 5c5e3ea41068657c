import type { World } from '../model/world.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import type { FlowFate } from './flow-fate.ts';
import { keyText } from './flow-fate.ts';
import { decidingTransaction, forwarderOf } from './record-index.ts';

/**
 * Whether the set-up works: every notice reached its reader and every answer the one it is for. A notice to a mailbox
 * that does not exist counts by its bounce reaching its reader. What is not applicable does not count.
 *
 * @returns null where a flow is inconclusive, and where there was nothing to send: then nothing was tested.
 */
export function works(world: World, flows: readonly FlowFate[]): boolean | null {
  if (flows.some((flow) => flow.fate === 'inconclusive')) return null;
  const byKey = new Map(flows.map((flow) => [keyText(flow.key), flow]));
  const arose = flows.filter((flow) => flow.fate !== 'not-applicable');
  if (arose.length === 0) return null;
  return arose.every((flow) => flow.reached === true || bouncedHome(world, flow, byKey));
}

/** Whether the mailbox had been deleted by the time the notice came; not one that it was forwarded to. */
function wasGone({ chain }: FlowFate): boolean {
  const last = chain.at(-1);
  if (last === undefined || forwarderOf(last) !== null) return false;
  return decidingTransaction(last).facts?.recipient === 'unknown';
}

/** Whether a notice had no mailbox to go to and the report about it came home. */
function bouncedHome(world: World, flow: FlowFate, byKey: ReadonlyMap<string, FlowFate>): boolean {
  if (flow.key.flow !== 'notice' || flow.chain.length === 0) return false;
  if (destinationOf(world.mailboxes, flow.to).kind !== 'none' && !wasGone(flow)) return false;
  return byKey.get(keyText({ ...flow.key, flow: 'bounce' }))?.reached === true;
}
