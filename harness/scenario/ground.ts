import type { Mistake } from '../model/position.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { mistakeIn, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import type { Shelf } from './fixture-shelf.ts';
import type { Fixtures } from './fixtures.ts';

/** What the resolving functions share: the fixtures they may look up, and the mistakes they found. */
export interface Ground {
  readonly fixtures: Fixtures;
  readonly mistakes: Mistake[];
}

/** Takes a mistake down; resolving goes on, so that one run shows them all. */
export function complain(
  ground: Ground,
  part: Part<unknown>,
  says: { readonly problem: string; readonly mend: string },
  at: 'key' | 'value' = 'value',
): void {
  ground.mistakes.push(mistakeIn(part, says, at));
}

/** The fixture of that name; null, with a mistake taken down, where there is none or its file is wrong. */
export function look<T>(ground: Ground, shelf: Shelf<T>, named: Part<string>, what: string): T | null {
  try {
    const found = shelf.get(named.value);
    if (found !== undefined) return found;
    complain(ground, named, {
      problem: `There is no ${what} called \`${named.value}\`.`,
      mend: sayChoices(named.value, shelf.ids, `names of a ${what}`),
    });
  } catch (error) {
    if (!(error instanceof MistakeError)) throw error;
    ground.mistakes.push(...error.mistakes);
  }
  return null;
}

/** A default in the place of a name that was not written. */
export function orDefault(part: Part<string> | null, fallback: string, owner: Part<unknown>): Part<string> {
  return part ?? { value: fallback, file: owner.file, path: owner.path };
}
