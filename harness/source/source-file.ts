import type { Position } from '../model/position.ts';

/** A file's text, known to be UTF-8 without NUL and of a bearable size. */
export interface SourceText {
  /** As shown to the user: see Position. */
  readonly file: string;
  /** Where it was read from; absent for a text that is in no file of its own. */
  readonly path?: string;
  readonly text: string;
  /** The lines of the text without their ends; line 1 is at index 0. */
  readonly lines: readonly string[];
}

/** Keys and list indexes from the top of a file to a value. */
export type Path = readonly PropertyKey[];

/** A parsed YAML file that knows where each of its values was written. */
export interface SourceFile extends SourceText {
  /** What the file says, as plain JavaScript values. */
  readonly value: unknown;
  /**
   * Where the value at `path` begins, or the last key of `path` where `part` is `key`. A path that does not exist gives
   * the place of its nearest ancestor that does.
   */
  positionOf(path: Path, part?: 'key' | 'value'): Position;
  /**
   * Where line `line` and column `column` (both 1-based) of the text at `path` stand in the file. A text that YAML has
   * folded or unescaped has no such place for each character: then the beginning of the text is given.
   */
  positionInBlock(path: Path, line: number, column: number): Position;
}
