import type { Intent } from '../model/evidence.ts';
import type { C1OpacAct, C1StaffAct } from '../model/scenario.ts';
import type { CyberTools } from '../model/sender.ts';
import type { World } from '../model/world.ts';
import { unusableAddress } from './catalogue-address.ts';
import { identityOf } from './identity.ts';
import type { NeverSent } from './never-sent.ts';
import { neverSentEvent } from './never-sent.ts';
import { noticeDraft } from './notice.ts';
import type { Plan } from './catalogue-plan.ts';
import { savedResult } from './wording.ts';

/** What the public catalogue asks for before it offers "E-mail to" (vendor's document of 2019, section C1). */
function opacRefusal(act: C1OpacAct): NeverSent | null {
  if (act.searchMethod.trim().toLowerCase() !== 'power') {
    return {
      row: 'search-method',
      reason: `The search method is ${act.searchMethod}, not Power, so no citation can be collected to send.`,
    };
  }
  if (!act.savedCitation) {
    return { row: 'nothing-saved', reason: 'SAVED RESULTS is empty, so there is nothing to send.' };
  }
  return null;
}

function sizeOf(act: C1StaffAct | C1OpacAct): { octets?: number } {
  return act.kind === 'c1-staff' && act.octets !== undefined ? { octets: act.octets } : {};
}

/** C1: a saved result is e-mailed, from Staff Functions or from the public catalogue. */
export function planC1(act: C1StaffAct | C1OpacAct, world: World, sender: CyberTools): Plan {
  const { scenario } = world;
  const { person, to } = act;
  const intents: Intent[] = [{ person, act: act.id, to }];
  const refusal = (act.kind === 'c1-opac' ? opacRefusal(act) : null) ?? unusableAddress(to, sender.properties);
  if (refusal !== null) {
    const key = { flow: 'notice', person, act: act.id } as const;
    return { drafts: [], intents, events: [neverSentEvent(sender, key, refusal)] };
  }
  const identity = identityOf(sender);
  const wording = savedResult(scenario.library.name, identity.replyTo);
  const draft = noticeDraft(sender, identity, { act: act.id, person, to, at: act.at, wording, ...sizeOf(act) });
  const status = act.kind === 'c1-staff' ? 'Send Mail accepted' : 'E-mail accepted';
  const entry = { system: sender.id, item: `${act.id} ${person}`, status, at: act.at };
  return { drafts: [draft], intents, events: [{ kind: 'ils-status', entry }] };
}
