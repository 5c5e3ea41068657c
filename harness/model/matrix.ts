/** One cell of a story with a matrix: one set-up against one receiver. */
export interface Cell {
  /** Id of the story. */
  readonly story: string;
  /** Name of the set-up: a row of the table. */
  readonly setup: string;
  /** What the set-up is, in one line. */
  readonly about: string;
  /** Name of the receiver: a column of the table. */
  readonly receiver: string;
  /** Where the patron of this cell reads mail. */
  readonly address: string;
}
