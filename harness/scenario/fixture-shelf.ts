import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MistakeError } from '../source/mistake-error.ts';

/** Fixtures of one kind, by id. */
export interface Shelf<T> {
  /** Ids, sorted. */
  readonly ids: readonly string[];
  /**
   * The fixture, read once; undefined where there is none of that id.
   *
   * @throws MistakeError where its file is wrong.
   */
  get(id: string): T | undefined;
}

/**
 * The files with one ending in the subfolder `kind` of several folders. A file's name is its id; of two with the same
 * name the one in the earlier folder counts.
 */
export function openShelf<T>(
  folders: readonly string[],
  kind: string,
  ending: string,
  read: (path: string, id: string) => T,
): Shelf<T> {
  const paths = new Map<string, string>();
  for (const folder of folders.toReversed()) {
    const place = join(folder, kind);
    for (const name of namesIn(place)) {
      if (name.endsWith(ending)) paths.set(name.slice(0, -ending.length), join(place, name));
    }
  }
  const kept = new Map<string, T | MistakeError>();
  return {
    ids: [...paths.keys()].toSorted(),
    get(id) {
      const path = paths.get(id);
      if (path === undefined) return undefined;
      const found = kept.get(id) ?? attempt(() => read(path, id));
      kept.set(id, found);
      if (found instanceof MistakeError) throw found;
      return found;
    },
  };
}

function attempt<T>(read: () => T): T | MistakeError {
  try {
    return read();
  } catch (error) {
    if (error instanceof MistakeError) return error;
    throw error;
  }
}

/** A folder of fixtures need not have every kind. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
