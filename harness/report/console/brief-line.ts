import type { ScenarioReport } from '../../model/report.ts';
import { plainText } from '../plain-text.ts';
import type { Style } from './style.ts';
import { coloursOf, markOf, widthOf } from './style.ts';

/**
 * One scenario in one line: whether it is as expected, whether the set-up works, the id by which it can be asked for,
 * and as much of its title as there is room for.
 */
export function briefLine(report: ScenarioReport, style: Style): string {
  const { outcome, works } = report;
  const [id, title] = [plainText(report.id), plainText(report.title)];
  const colours = coloursOf(style);
  const says = works === null ? 'unknown' : works ? 'works' : 'fails';
  const room = widthOf(style) - `✓ ${says.padEnd(7)} ${id}  `.length;
  return `${markOf(outcome, colours)} ${says.padEnd(7)} ${colours.bold(id)}  ${colours.dim(shortened(title, room))}\n`;
}

/** A cut of a few letters would say nothing: an id that fills the line has its title beside it all the same. */
const LEAST = 20;

function shortened(text: string, room: number): string {
  const characters = [...text];
  const length = Math.max(LEAST, room);
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
