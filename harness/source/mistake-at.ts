import type { Mistake, Position } from '../model/position.ts';
import type { SourceText } from './source-file.ts';

/** A line is shown so far: enough for every line that a person wrote. */
const SHOWN = 300;

/** What stands behind a password's key, to the end of its line. */
const PASSWORD = /(passwords?['"]?\s*:\s*)\S.*/iu;

/** A mistake at a place of a file, with the text of the line it stands in. */
export function mistakeAt(
  source: Pick<SourceText, 'lines'>,
  where: Position,
  says: { readonly problem: string; readonly mend: string },
): Mistake {
  const { file, line, column } = where;
  const shown = source.lines[line - 1]?.slice(0, SHOWN).replace(PASSWORD, '$1(not shown)') ?? null;
  return { file, line, column, problem: says.problem, mend: says.mend, source: shown };
}
