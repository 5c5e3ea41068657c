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
type Other = Exclude<Event, Intake | { kind: 'answer-kept' }>;

function apply(state: State, event: Intake | Other): State {
  return event.kind === 'greylisted' || event.kind === 'arrived' ? applyIntake(state, event) : applyOther(state, event);
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
    case 'service-sent': {
      const { sent, suppressed } = state.ses ?? NOTHING_SENT;
      return { ...state, ses: { suppressed, sent: new Map(sent).set(event.sent.id, event.sent) } };
    }
    case 'suppressed': {
      const { sent, suppressed } = state.ses ?? NOTHING_SENT;
      return { ...state, ses: { sent, suppressed: [...suppressed, event.suppressed] } };
    }
    case 'marked-spam':
      return { ...state, spamMarks: [...(state.spamMarks ?? []), event.mark] };
  }
}
