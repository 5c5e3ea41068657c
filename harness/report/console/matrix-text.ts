import type { FlowReport, ScenarioReport } from '../../model/report.ts';
import { plainDeep } from '../plain-text.ts';
import { columnBlocks, type TableCell } from './column-blocks.ts';
import { scenarioText } from './scenario-text.ts';
import type { Colours, Style } from './style.ts';
import { colourOfFate, coloursOf, markOf, widthOf } from './style.ts';
import { wrap } from './wrap.ts';

/**
 * A story with a matrix for people: one table with the set-ups down and the receivers across; then, in full, the cells
 * that are not as expected.
 *
 * @param cells All cells of one story, in the order of the file.
 */
export function matrixText(cells: readonly ScenarioReport[], style: Style): string {
  const shown = cells.map((cell) => shownOf(cell));
  const colours = coloursOf(style);
  const width = widthOf(style);
  const odd = cells.filter(({ outcome }) => outcome !== 'as-expected');
  const parts = [
    header(shown, colours),
    countSentence(shown, width),
    legend(shown, width, colours),
    table(shown, width, colours),
    footnotes(shown, width, colours),
  ];
  return [
    `${parts.filter((part) => part !== '').join('\n\n')}\n\n`,
    ...odd.map((cell) => scenarioText(cell, style)),
  ].join('');
}

/** What a table shows of a scenario, made plain: a fraction of its report. */
type Cell = Pick<ScenarioReport, 'id' | 'title' | 'file' | 'story' | 'cell' | 'outcome' | 'works'> & {
  readonly flows: readonly Pick<FlowReport, 'flow' | 'fate' | 'reached' | 'assumed' | 'model' | 'decidedBy'>[];
  readonly deliveries: readonly Pick<ScenarioReport['deliveries'][number], 'id' | 'reply'>[];
};

type Notice = Cell['flows'][number];

function shownOf({ id, title, file, story, cell, outcome, works, flows, deliveries }: ScenarioReport): Cell {
  return plainDeep({
    id,
    title,
    file,
    story,
    cell,
    outcome,
    works,
    flows: flows.map(({ flow, fate, reached, assumed, model, decidedBy }) => {
      return { flow, fate, reached, assumed, model, decidedBy };
    }),
    deliveries: deliveries.map((delivery) => ({ id: delivery.id, reply: delivery.reply })),
  });
}

function header([first, ...others]: readonly Cell[], colours: Colours): string {
  if (first === undefined) return '';
  const worst = (['unexpected', 'inconclusive'] as const).find((outcome) =>
    [first, ...others].some((cell) => cell.outcome === outcome),
  );
  const mark = markOf(worst ?? 'as-expected', colours);
  return `${mark} ${colours.bold(first.title)} ${colours.dim(`(${first.story ?? first.id}, ${first.file})`)}`;
}

function countSentence(cells: readonly Cell[], width: number): string {
  const odd = cells.filter(({ outcome }) => outcome !== 'as-expected').length;
  const arrived = cells.filter(({ flows }) =>
    flows.every(({ flow, reached }) => flow !== 'notice' || reached === true),
  );
  const sentence = `${cells.length} cells, ${odd === 0 ? 'all' : cells.length - odd} as expected. The notice arrives in ${arrived.length}; ${answered(arrived)}.`;
  return wrap(sentence, width, '  ', '    ');
}

/** Where patrons only read, an answer that is lost would not show. */
function answered(arrived: readonly Cell[]): string {
  const answers = arrived.flatMap(({ flows }) => flows).filter(({ flow }) => flow !== 'notice');
  if (answers.every(({ fate }) => fate === 'not-applicable')) return 'nobody answers it';
  return `with every answer to it in ${arrived.filter(({ works }) => works === true).length}`;
}

function legend(cells: readonly Cell[], width: number, colours: Colours): string {
  const setups = new Map(cells.map(({ cell }) => [cell?.setup ?? '', cell?.about ?? '']));
  const indent = Math.max(...[...setups.keys()].map(({ length }) => length)) + 4;
  return [...setups]
    .map(([setup, about]) => wrap(about, width, `  ${setup.padEnd(indent - 2)}`, ' '.repeat(indent)))
    .map((text) => colours.dim(text))
    .join('\n');
}

function table(cells: readonly Cell[], width: number, colours: Colours): string {
  const receivers = [...new Set(cells.map(({ cell }) => cell?.receiver ?? ''))];
  const rows = [...Map.groupBy(cells, ({ cell }) => cell?.setup ?? '')].map(([setup, some]) => [
    plain(setup),
    ...receivers.map((receiver) =>
      cellText(
        some.find(({ cell }) => cell?.receiver === receiver),
        colours,
      ),
    ),
  ]);
  const head = ['', ...receivers].map((text): TableCell => [{ text, tint: colours.bold }]);
  return columnBlocks([head, ...rows], width);
}

function plain(text: string): TableCell {
  return [{ text, tint: String }];
}

/** Fate and code of the notice; where it arrives, what became of an answer that did not. */
function cellText(report: Cell | undefined, colours: Colours): TableCell {
  const notice = report === undefined ? undefined : worstNotice(report);
  if (report === undefined || notice === undefined) return plain('-');
  const tint = colourOfFate(notice.fate, colours);
  const mark = report.outcome === 'as-expected' ? '' : report.outcome === 'unexpected' ? '✗ ' : '? ';
  return [
    { text: `${mark}${notice.fate}${signsOf(notice)}`, tint },
    ...[codeOf(report, notice), ...lostAnswers(report, notice)]
      .filter((text) => text !== '')
      .map((text) => ({ text, tint })),
  ];
}

/** `*` where a fate hangs on something assumed, `†` where it hangs on the model of reputation. */
function signsOf({ assumed, model }: Notice): string {
  return `${assumed ? '*' : ''}${model ? '†' : ''}`;
}

function footnotes(cells: readonly Cell[], width: number, colours: Colours): string {
  const signs = cells.map((cell) => worstNotice(cell)).map((notice) => (notice === undefined ? '' : signsOf(notice)));
  const notes = [
    ['*', '* assumed: no source says so.'],
    ['†', '† by the model of reputation.'],
  ] as const;
  const told = notes.filter(([sign]) => signs.some((some) => some.includes(sign))).map(([, note]) => note);
  return told.length === 0 ? '' : colours.dim(wrap(told.join(' '), width, '  '));
}

function worstNotice({ flows }: Cell): Notice | undefined {
  const notices = flows.filter(({ flow }) => flow === 'notice');
  return notices.find(({ reached }) => reached !== true) ?? notices[0];
}

/** The reply that a refusal came with, as `550 5.7.26`. */
function codeOf({ deliveries }: Cell, { fate, decidedBy }: Notice): string {
  const reply = deliveries.find(({ id }) => id === decidedBy)?.reply;
  if (reply === undefined || reply.code < 400 || fate === 'inconclusive') return '';
  return reply.enhanced === null ? String(reply.code) : `${reply.code} ${reply.enhanced}`;
}

function lostAnswers({ flows }: Cell, notice: Notice): readonly string[] {
  if (notice.reached !== true) return [];
  return flows
    .filter(
      ({ flow, fate, reached }) =>
        flow !== 'notice' && flow !== 'bounce' && fate !== 'not-applicable' && reached !== true,
    )
    .map(({ flow, fate }) => `${flow} ${fate}`);
}
