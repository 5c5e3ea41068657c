import type { Colours } from '../console/style.ts';

/** Where an explanation is written: how wide, and with which colours. */
export interface Page {
  readonly width: number;
  readonly colours: Colours;
}

/** Columns a text is indented by, and by how much more from its second line on. */
export interface Place {
  readonly indent: number;
  readonly hanging?: number;
}

/** A text in lines that fit the page, broken at blanks; evidence is shown as it is, several blanks in a row included. */
export function lines(text: string, { width }: Page, { indent, hanging = 0 }: Place): readonly string[] {
  const done: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const piece of text.match(/ *[^ ]+/g) ?? []) {
    if (!empty && line.length + piece.length > width) {
      done.push(line);
      line = ' '.repeat(indent + hanging) + piece.trimStart();
    } else line += piece;
    empty = false;
  }
  return [...done, line];
}

/** A text behind a label; all its lines begin in one column. */
export function labelled(
  label: string,
  text: string,
  page: Page,
  { indent, column }: { indent: number; column: number },
): readonly string[] {
  const [first = '', ...rest] = lines(text, page, { indent: indent + column });
  return [`${' '.repeat(indent)}${page.colours.dim(label.padEnd(column))}${first.slice(indent + column)}`, ...rest];
}

/** A heading with what belongs to it; nothing where nothing does. */
export function section(heading: string, body: readonly string[], page: Page, indent: number): readonly string[] {
  return body.length === 0 ? [] : [`${' '.repeat(indent)}${page.colours.bold(heading)}`, ...body];
}

/** `2026-11-03T01:05:00-06:00` as `2026-11-03 01:05:00`. */
export function dayAndTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}

/** `2026-11-03T01:05:00-06:00` as `01:05:00`. */
export function timeOfDay(iso: string): string {
  return iso.slice(11, 19);
}

/** Keys and signatures are long and tell a reader nothing: their ends are enough to compare them. */
export function shortened(text: string): string {
  return text.replaceAll(/[A-Za-z0-9+/]{60,}={0,2}/g, (run) => `${run.slice(0, 16)}…${run.slice(-8)}`);
}
