import Table from 'cli-table3';
import type { FlowReport } from '../../model/report.ts';
import { breakText } from './break-text.ts';
import { NO_LINES } from './no-lines.ts';
import type { Colours } from './style.ts';
import { colourOfFate } from './style.ts';

const HEAD = ['who', 'flow', 'fate', 'decided by', 'who learns'] as const;
const GAP = 2;
/** No column becomes narrower than its heading needs. */
const NARROWEST = 10;
/** A rule's name is for searching and copying: up to this length it stays whole where the page has the room. */
const WHOLE_RULE = 40;
const ROOM_FOR_RULE = 98;

/** The flows that arose, act by act, one a line: who, what, its fate, what decided, who learns of a failure. */
export function board(flows: readonly FlowReport[], width: number, colours: Colours): string {
  const arose = flows.filter((flow) => flow.fate !== 'not-applicable');
  if (arose.length === 0) return '';
  const limits = fit([HEAD, ...arose.map((flow) => cells(flow))], width - GAP);
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(HEAD.map((text) => colours.dim(text)));
  for (const [act, some] of Map.groupBy(arose, (flow) => flow.act)) {
    table.push([{ content: colours.bold(act), colSpan: HEAD.length }], ...rows(some, limits, colours));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}

/** A person is named once an act. */
function rows(flows: readonly FlowReport[], limits: readonly number[], colours: Colours): string[][] {
  return flows.map((flow, position) => {
    const named = flows[position - 1]?.person !== flow.person;
    const colour = colourOfFate(flow.fate, colours);
    const [who = '', what = '', fate = '', rule = '', learns = ''] = cells(flow).map((text, column) =>
      breakText(text, limits[column] ?? NARROWEST),
    );
    const coloured = fate.split('\n').map((line) => colour(line));
    return [named ? who : '', what, coloured.join('\n'), rule, learns];
  });
}

function cells(flow: FlowReport): readonly string[] {
  const notes = [flow.assumed ? 'assumed' : '', flow.model ? 'model' : ''].filter((note) => note !== '');
  const fate = notes.length === 0 ? flow.fate : `${flow.fate} (${notes.join(', ')})`;
  const variants = flow.variants.map((variant) => `${variant.fate} from ${variant.clientIp || 'nowhere'}`);
  return [`  ${flow.person}`, flow.flow, [fate, ...variants].join('\n'), flow.rule ?? '', flow.learns ?? ''];
}

/** How long the lines of each column may be; while the table is too wide, the widest column that may gives way. */
function fit(table: readonly (readonly string[])[], width: number): readonly number[] {
  const limits = HEAD.map((_, column) => Math.max(...table.map((row) => longest(row[column] ?? ''))));
  const total = (): number => limits.reduce((sum, one) => sum + one + GAP, 0);
  const floors = HEAD.map((head) => (head === 'decided by' && width >= ROOM_FOR_RULE ? WHOLE_RULE : NARROWEST));
  while (total() > width) {
    const yielding = limits.map((limit, column) => (limit > (floors[column] ?? NARROWEST) ? limit : 0));
    const widest = Math.max(...yielding);
    if (widest === 0) break;
    limits[yielding.indexOf(widest)] = widest - 1;
  }
  return limits;
}

function longest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
