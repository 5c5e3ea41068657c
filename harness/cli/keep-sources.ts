import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Keeps what was read from being written over, also through a link.
 *
 * @param outputs As the user gave them, relative to `workingDir`.
 * @param sources Absolute.
 * @throws UsageError where an output is one of the sources.
 */
export function keepSources(outputs: readonly string[], sources: readonly string[], workingDir: string): void {
  const places = new Set(sources.map(placeOf));
  for (const output of outputs) {
    if (!places.has(placeOf(resolve(workingDir, output)))) continue;
    throw new UsageError(`${output} is a file that this run reads: give the report another name.`);
  }
}

/** Where a path really leads; the path itself where nothing is there. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
