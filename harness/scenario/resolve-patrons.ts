import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { PatronExport } from '../model/patrons.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import type { SourceFile } from '../source/source-file.ts';
import { complain, type Ground } from './ground.ts';
import { countExport, type Counted } from './patrons/count-export.ts';
import type { ScenarioShape } from './schema.ts';

/** The cells of a matrix share their story's export: it is read once. */
const counted = new WeakMap<SourceFile, Map<string, Counted>>();

/** The address export that a scenario names, counted; null where it names none, or there is a mistake in it. */
export function resolvePatrons(ground: Ground, scenario: Part<ScenarioShape>): PatronExport | null {
  const patrons = child(scenario, 'patrons');
  const named = patrons === null ? null : child(patrons, 'export');
  if (patrons === null || named === null) return null;
  const { path, file } = besideOf(named);
  if (!existsSync(path)) {
    const problem = `There is no file \`${named.value}\` beside this scenario.`;
    complain(ground, named, { problem, mend: 'Check its name: it is looked for from the folder of this file on.' });
    return null;
  }
  try {
    const where = placeOf(named);
    return { ...countOnce(named.file, { path, file }, patrons.value.use ?? 'first'), path, file, where };
  } catch (error) {
    if (!(error instanceof MistakeError)) throw error;
    ground.mistakes.push(...error.mistakes);
    return null;
  }
}

/** Where a file named in a scenario lies, and what mistakes call it. */
function besideOf({ value, file }: Part<string>): { readonly path: string; readonly file: string } {
  const home = dirname(file.path ?? file.file);
  const shown = isAbsolute(value) ? basename(value) : join(dirname(file.file), value);
  return { path: resolve(home, value), file: shown.replaceAll('\\', '/') };
}

function countOnce(
  owner: SourceFile,
  { path, file }: { readonly path: string; readonly file: string },
  use: Parameters<typeof countExport>[2],
): Counted {
  const known = counted.get(owner) ?? new Map<string, Counted>();
  counted.set(owner, known);
  const key = JSON.stringify([path, use]);
  const count = known.get(key) ?? countExport(path, file, use);
  known.set(key, count);
  return count;
}
