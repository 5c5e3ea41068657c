import { distinct } from '../sets.ts';
import type { Received } from './received.ts';

/** Notices of which the same is to be told. */
export interface Told<T> {
  readonly people: readonly string[];
  readonly told: T;
}

/** Puts notices together of which the same is to be told; those with nothing to tell are left out. */
export function grouped<T>(notices: readonly Received[], tell: (one: Received) => T | null): readonly Told<T>[] {
  const told = notices.flatMap((one) => {
    const what = tell(one);
    return what === null ? [] : [{ person: one.person, what }];
  });
  return [...Map.groupBy(told, ({ what }) => JSON.stringify(what)).values()].flatMap((some) => {
    const [first] = some;
    return first === undefined ? [] : [{ people: distinct(some.map(({ person }) => person)), told: first.what }];
  });
}
