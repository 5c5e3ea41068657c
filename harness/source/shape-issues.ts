import { z } from 'zod';
import { seen } from './seen.ts';
import type { Path } from './source-file.ts';

/** What is wrong with a shape, with unions already resolved to the member that was likely meant. */
export interface ShapeIssue {
  readonly code: Exclude<z.core.$ZodIssue['code'], 'invalid_union'> | 'no-member';
  readonly path: Path;
  /** The schema's mend, '' without one; for `unrecognized_keys` the keys that are allowed, one a line. */
  readonly message: string;
  readonly keys: readonly string[];
  /** What may stand here instead, each in a few words. */
  readonly allowed: readonly string[];
  /** The same where it is a closed list of words, so that the nearest can be suggested. */
  readonly words: readonly string[];
}

/**
 * Given to zod for checks that carry no message of their own: nothing, but the allowed keys where one is unknown, which
 * zod's issue does not tell.
 */
export function allowedKeys(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'unrecognized_keys') return '';
  return issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape).join('\n') : '';
}

/**
 * Issues in the order zod found them, unions replaced by the issues of the member that fits best. `top` is the value
 * that was checked, `at` the path to where these issues begin.
 */
export function flattenUnions(issues: readonly z.core.$ZodIssue[], top: unknown, at: Path = []): readonly ShapeIssue[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code !== 'invalid_union') return [plain(issue, path)];
    if (issue.message !== '') return [noMember(issue.message, path, [])];
    const isWord = typeof seen(top, path) === 'string';
    const members = issue.errors.map((found) => flattenUnions(found, top, path));
    const rank = (member: readonly ShapeIssue[]): number => misfit(member, path, isWord);
    const best = members.toSorted((a, b) => rank(a) - rank(b))[0] ?? [];
    if (rank(best) < WRONG_KIND) return best;
    const allowed = members.flat().flatMap((member) => member.allowed);
    return [noMember('', path, allowed)];
  });
}

function noMember(message: string, path: Path, allowed: readonly string[]): ShapeIssue {
  return { code: 'no-member', path, message, keys: [], allowed, words: [] };
}

const WRONG_KIND = 1000;

/** How far a union's member is from what was written: the wrong kind of value, then unknown keys, then the rest. */
function misfit(issues: readonly ShapeIssue[], path: Path, isWord: boolean): number {
  return issues.reduce((sum, issue) => {
    const wrongKind = issue.code === 'invalid_type' || (issue.code === 'invalid_value' && !isWord);
    if (wrongKind && issue.path.length === path.length) return sum + WRONG_KIND;
    return sum + (issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 1);
  }, 0);
}

function plain(issue: Exclude<z.core.$ZodIssue, { code: 'invalid_union' }>, path: Path): ShapeIssue {
  const words = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return {
    code: issue.code,
    path,
    message: mendOf(issue),
    keys: issue.code === 'unrecognized_keys' ? issue.keys : [],
    allowed: allowedOf(issue),
    words,
  };
}

function mendOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'TRUE or FALSE',
  array: 'a list',
  object: 'a block of `key: value` lines',
  record: 'a block of `key: value` lines',
  null: 'nothing',
};

function allowedOf(issue: z.core.$ZodIssue): readonly string[] {
  switch (issue.code) {
    case 'invalid_type':
      return [KINDS[issue.expected] ?? issue.expected];
    case 'invalid_value':
      return issue.values.map((value) => `\`${String(value)}\``);
    case 'too_small':
      return [`${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue.minimum, issue.origin)}`];
    case 'too_big':
      return [`${issue.inclusive === false ? 'less than' : 'at most'} ${amount(issue.maximum, issue.origin)}`];
    default:
      return [];
  }
}

function amount(count: number | bigint, origin: string): string {
  const unit = { array: 'entries', string: 'characters' }[origin];
  if (unit === undefined) return String(count);
  return Number(count) === 1 ? `1 ${origin === 'array' ? 'entry' : 'character'}` : `${String(count)} ${unit}`;
}
