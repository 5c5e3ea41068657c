import type { ReputationMemory, Traffic } from '../model/reputation.ts';
import type { Event, SesMemory, State } from '../model/state.ts';

/** The state before the first act. */
export const INITIAL_STATE: State = {
  cache: new Map(),
  answered: new Map(),
  ils: [],
  silences: [],
  volumes: [],
  submissions: [],
  greylist: new Map(),
  arrivals: [],
  departed: new Set(),
};

const NOTHING_SENT: SesMemory = { sent: new Map(), suppressed: [] };

/**
 * The only reducer: what a step reports becomes the next state. Answers are many, and what is kept of them is copied once
 * for a step, not once for each.
 */
export function applyAll(state: State, events: readonly Event[]): State {
  const kept = events.filter((event) => event.kind === 'answer-kept');
  const others = events.filter((event) => event.kind !== 'answer-kept').reduce(apply, state);
  if (kept.length === 0) return others;
  const cache = new Map(state.cache);
  for (const { key, entry } of kept) cache.set(key, entry);
  return { ...others, cache };
}

type Intake = Extract<Event, { kind: 'greylisted' | 'arrived' }>;
type Weighed = Extract<Event, { kind: 'traffic' | 'delisted' | 'resumed' }>;
type OfService = Extract<Event, { kind: 'service-sent' | 'suppressed' | 'unsuppressed' }>;
type Other = Exclude<Event, Intake | Weighed | OfService | { kind: 'answer-kept' }>;

function apply(state: State, event: Intake | Weighed | OfService | Other): State {
  switch (event.kind) {
    case 'greylisted':
    case 'arrived':
      return applyIntake(state, event);
    case 'traffic':
    case 'delisted':
    case 'resumed':
      return applyReputation(state, event);
    case 'service-sent':
    case 'suppressed':
    case 'unsuppressed':
      return { ...state, ses: applyService(state.ses ?? NOTHING_SENT, event) };
    default:
      return applyOther(state, event);
  }
}

/** What receivers remember of whom they let in. */
function applyIntake(state: State, event: Intake): State {
  if (event.kind === 'arrived') return { ...state, arrivals: [...state.arrivals, event.arrival] };
  return { ...state, greylist: new Map(state.greylist).set(event.key, event.entry) };
}

function applyOther(state: State, event: Other): State {
  switch (event.kind) {
    case 'away-sent':
      return { ...state, answered: new Map(state.answered).set(`${event.mailbox}|${event.sender}`, event.at) };
    case 'ils-status':
      return { ...state, ils: [...state.ils, event.entry] };
    case 'departed':
      return { ...state, departed: new Set(state.departed).add(`${event.site}|${event.messageId}`) };
    case 'silence':
      return { ...state, silences: [...state.silences, event.silence] };
    case 'mail-counted':
      return { ...state, volumes: [...state.volumes, event.volume] };
    case 'submitted':
      return { ...state, submissions: [...state.submissions, event.submitted] };
    case 'marked-spam':
      return { ...state, spamMarks: [...(state.spamMarks ?? []), event.mark] };
  }
}

/** What a service of Amazon SES's kind has sent, and whom it does not send to. */
function applyService({ sent, suppressed }: SesMemory, event: OfService): SesMemory {
  switch (event.kind) {
    case 'service-sent':
      return { suppressed, sent: new Map(sent).set(event.sent.id, event.sent) };
    case 'suppressed':
      return { sent, suppressed: [...suppressed, event.suppressed] };
    case 'unsuppressed':
      return takenOff({ sent, suppressed }, event);
  }
}

/** What an account's own list has forgotten stays known as something that was on it until then. */
function takenOff({ sent, suppressed }: SesMemory, { site, address, at }: Extract<Event, { kind: 'unsuppressed' }>) {
  const kept = suppressed.map((one) =>
    one.site === site && one.list === 'account' && one.address === address && one.at <= at
      ? { ...one, until: Math.min(one.until ?? at, at) }
      : one,
  );
  return { sent, suppressed: kept };
}

const NOTHING_WEIGHED: ReputationMemory = { traffic: [], delisted: [], resumed: [] };

/** What the model of reputation looks at. */
function applyReputation(state: State, event: Weighed): State {
  const memory = state.reputation ?? NOTHING_WEIGHED;
  switch (event.kind) {
    case 'traffic':
      return { ...state, reputation: { ...memory, traffic: inOrder([...memory.traffic, event.traffic]) } };
    case 'delisted':
      return { ...state, reputation: { ...memory, delisted: [...memory.delisted, event.delisted] } };
    case 'resumed':
      return { ...state, reputation: { ...memory, resumed: [...memory.resumed, event.resumed] } };
  }
}

/** History is written in any order, and a patron marks a message some time after it came. */
function inOrder(traffic: readonly Traffic[]): readonly Traffic[] {
  return traffic.toSorted((one, other) => one.at - other.at);
}
