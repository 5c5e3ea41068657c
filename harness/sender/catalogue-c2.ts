import type { Draft } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import type { Intent } from '../model/evidence.ts';
import type { Loan, Person } from '../model/people.ts';
import type { C2Act } from '../model/scenario.ts';
import type { Event } from '../model/state.ts';
import type { CyberTools } from '../model/sender.ts';
import type { Scenario, World } from '../model/world.ts';
import { localText } from '../standards/local-text.ts';
import { unusableAddress } from './catalogue-address.ts';
import { identityOf } from './identity.ts';
import type { NeverSent } from './never-sent.ts';
import { neverSentEvent } from './never-sent.ts';
import { noticeDraft } from './notice.ts';
import type { Plan } from './catalogue-plan.ts';
import { overdueNotice } from './wording.ts';

function atNight(act: C2Act): boolean {
  return act.automatically.trim().toLowerCase() === 'at night';
}

/** A loan is overdue from the day after its due date; both are local dates, and ISO dates sort as text. */
function overdue(loan: Loan, at: Instant, timeZone: string): boolean {
  return loan.due < localText(at, timeZone, 'date');
}

function loanOf(act: C2Act, person: Person): Loan | null {
  return act.loans.get(person.id) ?? person.loan;
}

/** What all nights of a scenario have in common. */
interface Setting {
  readonly scenario: Scenario;
  readonly sender: CyberTools;
}

/** Why this night brings no notice about this loan; in the order in which the job comes to know it. */
function refusal(act: C2Act, person: Person, loan: Loan, { scenario, sender }: Setting): NeverSent | null {
  if (!atNight(act)) {
    return {
      row: 'not-at-night',
      reason: `Automatically Send Notices by E-mail is set to ${act.automatically}, not At Night.`,
    };
  }
  if (!overdue(loan, act.at, scenario.timeZone)) {
    return { row: 'not-overdue', reason: `The loan is due on ${loan.due} and was not overdue that night.` };
  }
  return unusableAddress(person.address, sender.properties);
}

/** How many notices about this loan this night's one makes: earlier nights of the scenario sent theirs. */
function noticeCount(act: C2Act, person: Person, loan: Loan, setting: Setting): number {
  const earlier = setting.scenario.acts.filter((other): other is C2Act => {
    if (other.kind !== 'c2' || other.at >= act.at || !other.people.includes(person.id)) return false;
    const then = loanOf(other, person);
    const same = then !== null && then.item === loan.item && then.due === loan.due;
    return same && refusal(other, person, then, setting) === null;
  });
  return earlier.length + 1;
}

interface Night {
  readonly sender: CyberTools;
  readonly drafts: Draft[];
  readonly intents: Intent[];
  readonly events: Event[];
}

function lookAt(act: C2Act, person: Person, world: World, night: Night): void {
  const { sender } = night;
  const setting = { scenario: world.scenario, sender };
  const loan = loanOf(act, person);
  if (loan === null) return;
  night.intents.push({ person: person.id, act: act.id, to: person.address });
  const refused = refusal(act, person, loan, setting);
  if (refused !== null) {
    const key = { flow: 'notice', person: person.id, act: act.id } as const;
    night.events.push(neverSentEvent(sender, key, refused));
    return;
  }
  const identity = identityOf(sender);
  const wording = overdueNotice(person, loan, identity.replyTo, noticeCount(act, person, loan, setting));
  const input = { act: act.id, person: person.id, to: person.address, at: act.at, wording };
  night.drafts.push(noticeDraft(sender, identity, input));
  const entry = { system: sender.id, item: `${act.id} ${person.id}`, status: 'listed in Notices Report', at: act.at };
  night.events.push({ kind: 'ils-status', entry });
}

/** C2: the nightly job looks at the loans and hands a notice to its mail queue for each one that is overdue. */
export function planC2(act: C2Act, world: World, sender: CyberTools): Plan {
  const night: Night = { sender, drafts: [], intents: [], events: [] };
  for (const id of act.people) {
    const person = world.people.get(id);
    if (person !== undefined) lookAt(act, person, world, night);
  }
  const { drafts, intents, events } = night;
  return { drafts, intents, events };
}
