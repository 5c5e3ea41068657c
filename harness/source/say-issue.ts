import type { Path } from './source-file.ts';
import type { ShapeIssue } from './shape-issues.ts';
import { nearest } from './suggest.ts';

const SHOWN = 60;

/** Problem and mend of one issue; `value` is what was written, undefined where a key is missing. */
export function sayIssue(issue: ShapeIssue, value: unknown): { readonly problem: string; readonly mend: string } {
  return { problem: problemOf(issue, value), mend: issue.message === '' ? mendOf(issue, value) : issue.message };
}

function problemOf(issue: ShapeIssue, value: unknown): string {
  if (issue.path.length === 0) return value === null ? 'The file is empty.' : `The file holds ${describe(value)}.`;
  const name = nameOf(issue.path);
  if (issue.code === 'invalid_key') return `${name} cannot be a key here.`;
  if (value === undefined) return `${name} is missing.`;
  if (value === null) return `${name} is empty.`;
  return `${name} is ${describe(value)}, which cannot stand here.`;
}

function mendOf(issue: ShapeIssue, value: unknown): string {
  const meant = typeof value === 'string' ? nearest(value, issue.words) : null;
  const all = `Write ${[...new Set(issue.allowed)].join(' or ') || 'something else'}.`;
  if (meant !== null) return `Did you mean \`${meant}\`? ${all}`;
  return needsQuotes(issue, value) ? `Put it in quotes: "${String(value)}".` : all;
}

/** YAML reads `20230601` as a number and `yes: true` as a truth value where the writer meant text. */
function needsQuotes(issue: ShapeIssue, value: unknown): boolean {
  return issue.allowed.join() === 'a text' && (typeof value === 'number' || typeof value === 'boolean');
}

/** The last key, or the place in its list. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (typeof last !== 'number') return `\`${String(last)}\``;
  const list = path.findLast((step) => typeof step !== 'number');
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of \`${String(list)}\``;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object' && value !== null) return 'a block of keys';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
