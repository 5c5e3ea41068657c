import type { Content, Draft } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Loan, Person } from '../model/people.ts';
import { LOAN_KINDS, type NoticesAct } from '../model/scenario.ts';
import type { Koha, KohaLibrary } from '../model/sender.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import type { Plan } from './catalogue-plan.ts';
import { notDue } from './due-loan.ts';
import { kohaFailure } from './koha-failure.ts';
import { kohaIdentity, kohaRoute, type KohaIdentity } from './koha-identity.ts';
import { kohaWording } from './koha-wording.ts';
import { neverSentEvent, type NeverSent } from './never-sent.ts';
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
  const looked = act.people.flatMap((id) => {
    const person = world.people.get(id);
    const loan = person === undefined ? null : (act.loans.get(id) ?? person.loan);
    // Who has nothing on loan is none of the business of a job that looks at loans.
    return person === undefined || (LOAN_KINDS.includes(act.about) && loan === null) ? [] : [{ person, loan }];
  });
  run.events.push(...othersSubmitted(act, run.sendAt, world, kohaRoute(koha, libraryOf(run, null), world)));
  for (const { person, loan } of looked) lookAt(run, person, loan);
  const intents = looked.map(({ person }) => ({ person: person.id, act: act.id, to: person.address }));
  return { drafts: run.drafts, intents, events: run.events };
}

/** The library in whose name a notice goes: the act's, else the patron's, else the first. */
function libraryOf({ act, koha }: Run, person: Person | null): KohaLibrary {
  const [first] = koha.libraries.values();
  const library = koha.libraries.get(act.library) ?? koha.libraries.get(person?.branch ?? '') ?? first;
  if (library === undefined) throw new OwnFault(`${koha.id} has no library`);
  return library;
}

function lookAt(run: Run, person: Person, loan: Loan | null): void {
  const { act, koha, world, sendAt } = run;
  const refused = notMade(run, person, loan);
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
  run.drafts.push(toDraft(run, { person, loan, library, identity, route }));
}

/** What keeps a notice from being made at all: then the message queue knows nothing of it. */
function notMade({ act, world }: Run, person: Person, loan: Loan | null): NeverSent | null {
  if (act.about !== 'overdue' && person.optedOut?.includes(act.about) === true) {
    return { row: 'opted-out', reason: `${person.id} has turned these notices off in the messaging preferences.` };
  }
  return !LOAN_KINDS.includes(act.about) || loan === null ? null : notDue(act, loan, world.scenario.timeZone);
}

function silenceOf({ act, koha }: Run, person: Person, why: NeverSent): Event {
  return neverSentEvent(koha, { flow: 'notice', person: person.id, act: act.id }, why);
}

function status({ act, koha }: Run, person: Person, text: string, at: Instant): Event {
  return { kind: 'ils-status', entry: { system: koha.id, item: `${act.id} ${person.id}`, status: text, at } };
}

interface Message {
  readonly person: Person;
  readonly loan: Loan | null;
  readonly library: KohaLibrary;
  readonly identity: KohaIdentity;
  readonly route: Draft['route'];
}

function toDraft(run: Run, { person, loan, library, identity, route }: Message): Draft {
  const { act, koha, sendAt } = run;
  const to = koha.preferences.SendAllEmailsTo.trim() || person.address.trim();
  return {
    flow: { flow: 'notice', person: person.id, act: act.id },
    causedBy: act.id,
    site: koha.site,
    mailFrom: identity.mailFrom,
    to,
    at: sendAt,
    route,
    helo: null,
    content: contentOf(run, { person, loan, library, identity, to }),
  };
}

function contentOf(
  { act, koha }: Run,
  { person, loan, library, identity, to }: Omit<Message, 'route'> & { readonly to: string },
): Content {
  const { subject, text } = kohaWording({
    about: act.about,
    person: person.id,
    item: LOAN_KINDS.includes(act.about) ? (loan?.item ?? '') : act.item,
    due: loan?.due ?? '',
    library: library.name,
  });
  const known = koha.replyToField === 'Reply-To';
  return {
    kind: 'text',
    from: { name: '', address: identity.from },
    to: { name: '', address: to },
    replyTo: known && identity.replyTo !== '' ? identity.replyTo : null,
    subject,
    headers: {
      ...(known || identity.replyTo === '' ? {} : { ReplyTo: identity.replyTo }),
      ...(koha.returnPath === 'envelope' || identity.returnPath === '' ? {} : { Sender: identity.returnPath }),
      ...koha.extraHeaders,
    },
    omits: koha.omits ?? [],
    text,
  };
}
