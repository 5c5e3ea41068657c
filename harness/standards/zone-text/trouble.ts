/** A place in zone text; line and column are 1-based, the column in UTF-16 code units. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with one entry of zone text, at the token that is to blame. */
export interface Trouble {
  readonly at: Spot;
  readonly problem: string;
  readonly mend: string;
}

/** A value, or why there is none. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble };

/** The value of a token that was read well. */
export function good<T>(value: T): Read<T> {
  return { ok: true, value };
}

/** A token that could not be read: at which place, why, and what to write instead. */
export function bad(at: Spot, problem: string, mend: string): Read<never> {
  return { ok: false, trouble: { at, problem, mend } };
}

/** A text as it is shown in a sentence: long ones are cut, so that a mistake stays one line. */
export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
