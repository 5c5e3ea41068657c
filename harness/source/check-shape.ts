import type { z } from 'zod';
import { mistakeAt } from './mistake-at.ts';
import { MistakeError } from './mistake-error.ts';
import { nearest } from './suggest.ts';
import { sayIssue } from './say-issue.ts';
import { seen } from './seen.ts';
import { allowedKeys, flattenUnions } from './shape-issues.ts';
import type { ShapeIssue } from './shape-issues.ts';
import type { Mistake } from '../model/position.ts';
import type { SourceFile } from './source-file.ts';

/** So many mistakes are looked at: far more than are told, and few enough that each can be given its place. */
const MOST = 1000;

/**
 * Checks a file against a schema and gives its value with the schema's type. A message that a schema carries for one of
 * its checks (`{ error: … }`) is the mend of that mistake: what to write instead, in a sentence.
 *
 * @throws MistakeError with the mistakes of shape in the file, each at the key or value it is about.
 */
export function checkShape<S extends z.ZodType>(schema: S, file: SourceFile): z.output<S> {
  const result = schema.safeParse(file.value, { error: allowedKeys });
  if (result.success) return result.data;
  const issues = firstOfEach(flattenUnions(result.error.issues, file.value)).slice(0, MOST);
  const mistakes = issues.flatMap((issue) => toMistakes(file, issue, issues));
  throw new MistakeError(mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column));
}

/** A value of the wrong kind often fails further checks too: its first issue says it best. */
function firstOfEach(issues: readonly ShapeIssue[]): readonly ShapeIssue[] {
  const places = new Set<string>();
  return issues.filter(({ code, path }) => {
    const place = `${code === 'unrecognized_keys'} ${path.join('\n')}`;
    return places.size < places.add(place).size;
  });
}

function toMistakes(file: SourceFile, issue: ShapeIssue, all: readonly ShapeIssue[]): readonly Mistake[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, MOST).map((key) => unknownKey(file, issue, key));
  const value = seen(file.value, path);
  const missing = value === undefined && path.length > 0;
  if (missing && isMeantElsewhere(issue, all)) return [];
  const where = missing ? file.positionOf(path.slice(0, -1), 'key') : file.positionOf(path, aboutKey(issue));
  return [mistakeAt(file, where, sayIssue(issue, value))];
}

function aboutKey(issue: ShapeIssue): 'key' | 'value' {
  return issue.code === 'invalid_key' ? 'key' : 'value';
}

/** YAML 1.1 merged blocks so; YAML 1.2 knows nothing of it. */
const MERGE = {
  problem: '`<<` does not merge blocks here: that is no part of YAML 1.2.',
  mend: 'Write the keys out that were to be merged.',
};

function unknownKey(file: SourceFile, issue: ShapeIssue, key: string): Mistake {
  if (key === '<<') return mistakeAt(file, file.positionOf([...issue.path, key], 'key'), MERGE);
  const valid = issue.message.split('\n');
  const meant = nearest(key, valid);
  const all = `The keys that can stand here are: ${valid.join(', ')}.`;
  return mistakeAt(file, file.positionOf([...issue.path, key], 'key'), {
    problem: `The key \`${key}\` is unknown here.`,
    mend: meant === null ? all : `Did you mean \`${meant}\`? ${all}`,
  });
}

/** A key that is missing because it was misspelt is one mistake, not two. */
function isMeantElsewhere(issue: ShapeIssue, all: readonly ShapeIssue[]): boolean {
  const parent = issue.path.slice(0, -1).join('\n');
  const missing = String(issue.path.at(-1));
  return all.some(
    (other) =>
      other.code === 'unrecognized_keys' &&
      other.path.join('\n') === parent &&
      other.keys.some((key) => nearest(key, other.message.split('\n')) === missing),
  );
}
