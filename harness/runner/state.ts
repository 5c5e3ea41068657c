import type { Event, State } from '../model/state.ts';

/** The state before the first act. */
export const INITIAL_STATE: State = {
  cache: new Map(),
  answered: new Map(),
  ils: [],
  silences: [],
  volumes: [],
  departed: new Set(),
};

/** The only reducer: what a step reports becomes the next state. */
export function apply(state: State, event: Event): State {
  switch (event.kind) {
    case 'answer-kept':
      return { ...state, cache: new Map(state.cache).set(event.key, event.entry) };
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
  }
}
