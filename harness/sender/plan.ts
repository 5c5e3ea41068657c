import type { C1OpacAct, C1StaffAct, C2Act } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { planC1 } from './catalogue-c1.ts';
import { planC2 } from './catalogue-c2.ts';
import type { Plan } from './catalogue-plan.ts';

export type { Plan } from './catalogue-plan.ts';

/**
 * What the catalogue does in one act, under the properties it has at that time (`world.sender`).
 *
 * Everybody it meant to write to is an intent, with a draft or with an event that says by which of its own rules
 * nothing was sent. A message counts as sent in its books once it was handed to the mail queue, whatever comes later.
 */
export function plan(act: C1StaffAct | C1OpacAct | C2Act, world: World): Plan {
  return act.kind === 'c2' ? planC2(act, world) : planC1(act, world);
}
