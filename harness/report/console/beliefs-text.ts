import Table from 'cli-table3';
import type { BeliefReport } from '../../model/report.ts';
import { breakText } from './break-text.ts';
import { NO_LINES } from './no-lines.ts';
import type { Colours } from './style.ts';
import { colourOfFate } from './style.ts';

const HEAD = ['who', 'act', 'the catalogue believes', 'the service said', 'what happened'] as const;
const GAP = 2;
const INDENT = '  ';

/** What was believed of each notice whose reader does not have it, beside what became of it; '' where nobody errs. */
export function beliefsText(beliefs: readonly BeliefReport[], width: number, colours: Colours): string {
  const wrong = beliefs.filter(({ differs }) => differs === true);
  if (wrong.length === 0) return '';
  // Where nothing is handed to a service there is no such column.
  const shown = HEAD.filter((head) => head !== 'the service said' || wrong.some(({ service }) => service !== null));
  const rows = wrong.map((belief) => cellsOf(belief).filter(([head]) => shown.includes(head)));
  const limit = Math.floor((width - INDENT.length) / shown.length) - GAP;
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(shown.map((head) => colours.dim(head)));
  for (const cells of rows) {
    table.push(
      cells.map(([head, text]) => {
        const broken = breakText(text, limit);
        return head === 'what happened' ? inColour(broken, text, colours) : broken;
      }),
    );
  }
  return table
    .toString()
    .split('\n')
    .map((line) => `${INDENT}${line.trimEnd()}`)
    .join('\n');
}

function inColour(broken: string, fate: string, colours: Colours): string {
  const tint = colourOfFate(fate === 'inbox' ? 'inbox' : 'rejected', colours);
  return broken
    .split('\n')
    .map((line) => tint(line))
    .join('\n');
}

function cellsOf({ person, act, catalogue, service, fate }: BeliefReport) {
  const believed = catalogue === null ? 'nothing' : `${catalogue.system}: ${catalogue.status}`;
  const said = service === null ? '' : `${service.system}: ${service.reply}`;
  return [
    ['who', person],
    ['act', act],
    ['the catalogue believes', believed],
    ['the service said', said],
    ['what happened', fate],
  ] as const;
}
