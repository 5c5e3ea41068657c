import { OwnFault } from '../model/fault.ts';
import type { Act, NoticesAct } from '../model/scenario.ts';
import type { CyberTools } from '../model/sender.ts';
import type { World } from '../model/world.ts';
import { planC1 } from './catalogue-c1.ts';
import { planC2 } from './catalogue-c2.ts';
import { planKoha } from './catalogue-koha.ts';
import type { Plan } from './catalogue-plan.ts';
import { planOrdinaryMail } from './ordinary-mail.ts';
import { planTenant } from './catalogue-tenant.ts';
import { tenantIdentity } from './tenant-identity.ts';
import { worded } from './worded.ts';

export type { Plan } from './catalogue-plan.ts';

/**
 * What the catalogue, or somebody at the library, does in one act, under the settings it has at that time (`world.sender`).
 *
 * Everybody it meant to write to is an intent, with a draft or with an event that says by which of its own rules
 * nothing was sent. Where it hands messages to a mail queue they count as sent in its books from then on, whatever comes
 * later; where it hands them over itself, see `handOver`.
 *
 * @throws OwnFault for an act that its catalogue does not have: such scenarios are refused before.
 */
export function plan(act: Exclude<Act, { kind: 'change' }>, world: World): Plan {
  if (act.kind === 'ordinary-mail') return planOrdinaryMail(act, world);
  const planned = planCatalogue(act, world);
  return { ...planned, drafts: planned.drafts.map((draft) => worded(draft, world)) };
}

function planCatalogue(act: Exclude<Act, { kind: 'change' | 'ordinary-mail' }>, world: World): Plan {
  switch (act.kind) {
    case 'c1-staff':
    case 'c1-opac':
      return planC1(act, world, cyberTools(world));
    case 'c2':
      return planC2(act, world, cyberTools(world));
    case 'notices':
      return planNotices(act, world);
  }
}

function cyberTools({ sender }: World): CyberTools {
  if (sender.kind !== 'cybertools') throw new OwnFault(`an act of CyberTools was given to ${sender.id}`);
  return sender;
}

/** Each kind of catalogue makes its notices in its own way. */
function planNotices(act: NoticesAct, world: World): Plan {
  const { sender } = world;
  switch (sender.kind) {
    case 'koha':
      return planKoha(act, world, sender);
    case 'folio':
    case 'evergreen':
    case 'alma':
      return planTenant(act, world, sender, tenantIdentity(sender));
    case 'cybertools':
      throw new OwnFault('CyberTools was given an act of another catalogue');
  }
}
