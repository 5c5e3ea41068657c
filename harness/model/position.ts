/** Where something was written: what every answer to a user's mistake points at. */
export interface Position {
  /**
   * Path, `/` separated: relative to the working folder where it lies below it; `noticeproof:` and the place in the
   * package where it came with that; else as the user gave it.
   */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** One mistake of the user's: what is wrong, and what to write instead. Never our own fault. */
export interface Mistake extends Position {
  /** A plain sentence: what is wrong. */
  readonly problem: string;
  /** A plain sentence: what to write instead. */
  readonly mend: string;
  /** The text of the line, where the file could be read. */
  readonly source: string | null;
}
