import type { Act } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { planC1 } from './catalogue-c1.ts';
import { planC2 } from './catalogue-c2.ts';
import type { Plan } from './catalogue-plan.ts';
import { planOrdinaryMail } from './ordinary-mail.ts';

export type { Plan } from './catalogue-plan.ts';

/**
 * What the catalogue, or somebody at the library, does in one act, under the properties it has at that time (`world.sender`).
 *
 * Everybody it meant to write to is an intent, with a draft or with an event that says by which of its own rules
 * nothing was sent. A message counts as sent in its books once it was handed to the mail queue, whatever comes later.
 */
export function plan(act: Exclude<Act, { kind: 'change' }>, world: World): Plan {
  switch (act.kind) {
    case 'c1-staff':
    case 'c1-opac':
      return planC1(act, world);
    case 'c2':
      return planC2(act, world);
    case 'ordinary-mail':
      return planOrdinaryMail(act, world);
  }
}
