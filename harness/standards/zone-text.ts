import { readDirective } from './zone-text/directive.ts';
import { readEntry } from './zone-text/read-entry.ts';
import { Recorded } from './zone-text/recorded.ts';
import { readEntries } from './zone-text/tokens.ts';
import type { ZoneLine } from '../model/dns.ts';
import type { Mistake, Position } from '../model/position.ts';
import type { Context, ReadEntry } from './zone-text/read-entry.ts';
import type { Entry } from './zone-text/tokens.ts';
import type { Trouble } from './zone-text/trouble.ts';

/** Seconds a record may be kept where neither its line nor `$TTL` says. */
const DEFAULT_TTL = 3600;

export interface ZoneText {
  /** In order of the text; records of types that mail does not ask for are left out. */
  readonly lines: readonly ZoneLine[];
  /** In order of the text, at most one for each entry; `source` is null. */
  readonly mistakes: readonly Mistake[];
}

interface Draft {
  readonly place: (line: number, column: number) => Position;
  readonly lines: ZoneLine[];
  readonly mistakes: Mistake[];
  readonly recorded: Recorded;
  context: Context;
}

/**
 * Reads zone text: lines of RFC 1035 section 5.1, answers as `dig` prints them, and the words NXDOMAIN, NODATA,
 * SERVFAIL, TIMEOUT and REFUSED in the place of data. Never throws: what cannot be read is a mistake.
 *
 * Names come back absolute, in lower case and without a final dot; addresses in canonical form; every character of a
 * TXT string is one octet (U+0000 to U+00FF). TTLs are seconds.
 *
 * @param place maps a line and column of `text` (1-based) to the file that holds it
 */
export function parseZoneText(text: string, place: (line: number, column: number) => Position): ZoneText {
  const context: Context = { owner: null, origin: null, ttl: DEFAULT_TTL };
  const draft: Draft = { place, lines: [], mistakes: [], recorded: new Recorded(), context };
  for (const entry of readEntries(text)) take(draft, entry);
  return { lines: draft.lines, mistakes: draft.mistakes };
}

function take(draft: Draft, entry: Entry): void {
  const [first] = entry.tokens;
  if (entry.trouble !== null) {
    report(draft, entry.trouble);
    // The owner may be what is broken: lines below that lean on it are not blamed.
    if (!entry.indented) draft.context = { ...draft.context, owner: undefined };
    return;
  }
  if (first !== undefined && !first.quoted && first.raw.startsWith('$')) {
    const directive = readDirective(entry.tokens, draft.context);
    if (directive.ok) draft.context = directive.value;
    else report(draft, directive.trouble);
    return;
  }
  takeRecord(draft, entry, readEntry(entry, draft.context));
}

function takeRecord(draft: Draft, entry: Entry, read: ReadEntry): void {
  const { owner, statement } = read;
  if (owner !== null) draft.context = { ...draft.context, owner: owner.ok ? owner.value : undefined };
  const name = draft.context.owner;
  if (owner?.ok === false) report(draft, owner.trouble);
  else if (!statement.ok) report(draft, statement.trouble);
  else if (typeof name === 'string' && statement.value.kind !== 'ignored') {
    const [first] = entry.tokens;
    const { line, column } = first ?? { line: 1, column: 1 };
    const verdict = draft.recorded.add(name, statement.value, { line, column });
    if (verdict === 'new') draft.lines.push({ name, where: draft.place(line, column), ...statement.value });
    else if (verdict !== 'known') report(draft, verdict);
  }
}

function report(draft: Draft, { at, problem, mend }: Trouble): void {
  draft.mistakes.push({ ...draft.place(at.line, at.column), problem, mend, source: null });
}
