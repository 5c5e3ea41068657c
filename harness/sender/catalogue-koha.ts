import type { Draft, Route } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Person } from '../model/people.ts';
import type { NoticesAct } from '../model/scenario.ts';
import type { Koha, KohaLibrary } from '../model/sender.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import type { Plan } from './catalogue-plan.ts';
import { kohaFailure } from './koha-failure.ts';
import { kohaIdentity, kohaRoute, type KohaIdentity } from './koha-identity.ts';
import { neverSentEvent, type NeverSent } from './never-sent.ts';
import { noticeDraft } from './notice.ts';
import { intentsOf, lookedAt, notMade, wordingOf, type Looked } from './notices-job.ts';
import { othersSubmitted } from './others-submitted.ts';

/** One run of a job: what it works with, and what it has made so far. */
interface Run {
  readonly act: NoticesAct;
  readonly world: World;
  readonly koha: Koha;
  /** When process_message_queue.pl takes up what the job has queued. */
  readonly sendAt: Instant;
  readonly drafts: Draft[];
  readonly events: Event[];
}

/**
 * Koha: a job puts messages into the message queue as `pending`; the next run of process_message_queue.pl hands each to the
 * SMTP server of the patron's library. What goes to the machine's own MTA is `sent` at once; see `handOver` for the rest.
 */
export function planKoha(act: NoticesAct, world: World, koha: Koha): Plan {
  const run: Run = { act, world, koha, sendAt: act.at + koha.queueEvery * 1000, drafts: [], events: [] };
  const looked = lookedAt(act, world);
  run.events.push(...othersSubmitted(act, run.sendAt, world, kohaRoute(koha, libraryOf(run, null), world)));
  for (const one of looked) lookAt(run, one);
  return { drafts: run.drafts, intents: intentsOf(act, looked), events: run.events };
}

/** The library in whose name a notice goes: the act's, else the patron's, else the first. */
function libraryOf({ act, koha }: Run, person: Person | null): KohaLibrary {
  const [first] = koha.libraries.values();
  const library = koha.libraries.get(act.library) ?? koha.libraries.get(person?.branch ?? '') ?? first;
  if (library === undefined) throw new OwnFault(`${koha.id} has no library`);
  return library;
}

function lookAt(run: Run, looked: Looked): void {
  const { act, koha, world, sendAt } = run;
  const { person } = looked;
  // The message queue knows nothing of what is not made.
  const refused = notMade(act, looked, world.scenario.timeZone);
  if (refused !== null) {
    run.events.push(silenceOf(run, person, refused));
    return;
  }
  const library = libraryOf(run, person);
  const identity = kohaIdentity(koha, library);
  run.events.push(status(run, person, 'pending', act.at));
  const failure = kohaFailure(koha, person, identity);
  if (failure !== null) {
    run.events.push(status(run, person, `failed (${failure.row})`, sendAt), silenceOf(run, person, failure));
    return;
  }
  const route = kohaRoute(koha, library, world);
  const ownMta = route.kind !== 'submission' || route.client === 'mta';
  if (ownMta) run.events.push(status(run, person, 'sent', sendAt));
  run.drafts.push(toDraft(run, { ...looked, library, identity, route }));
}

function silenceOf({ act, koha }: Run, person: Person, why: NeverSent): Event {
  return neverSentEvent(koha, { flow: 'notice', person: person.id, act: act.id }, why);
}

function status({ act, koha }: Run, person: Person, text: string, at: Instant): Event {
  return { kind: 'ils-status', entry: { system: koha.id, item: `${act.id} ${person.id}`, status: text, at } };
}

interface Message extends Looked {
  readonly library: KohaLibrary;
  readonly identity: KohaIdentity;
  readonly route: Route;
}

function toDraft({ act, koha, sendAt }: Run, { library, identity, route, ...looked }: Message): Draft {
  const { from, mailFrom, replyTo, returnPath } = identity;
  const known = koha.replyToField === 'Reply-To';
  const names = { mailFrom, from, replyTo: known && replyTo !== '' ? replyTo : null, route, helo: null };
  return noticeDraft(koha, names, {
    act: act.id,
    person: looked.person.id,
    to: koha.preferences.SendAllEmailsTo.trim() || looked.person.address,
    at: sendAt,
    wording: wordingOf(act, looked, library.name),
    headers: {
      ...(known || replyTo === '' ? {} : { ReplyTo: replyTo }),
      ...(koha.returnPath === 'envelope' || returnPath === '' ? {} : { Sender: returnPath }),
    },
  });
}
