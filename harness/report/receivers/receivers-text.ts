import type { Receiver } from '../../model/receiver.ts';
import { coloursOf, widthOf, type Style } from '../console/style.ts';
import { wrap } from '../console/wrap.ts';
import { newestSource } from './newest-source.ts';
import { openTable, type OpenRow } from './open-table.ts';

const HEAD = ['receiver', 'title', 'newest source', 'rules'] as const;

export interface Listed {
  readonly receivers: readonly Receiver[];
  /** Ids of the user's own. */
  readonly own: ReadonlySet<string>;
}

/** All receivers for people, the user's own and the shipped ones apart: each with its settings below it. */
export function receiversText({ receivers, own }: Listed, style: Style): string {
  const colours = coloursOf(style);
  const width = widthOf(style);
  const groups = [
    { text: 'your own', some: receivers.filter(({ id }) => own.has(id)) },
    { text: 'shipped', some: receivers.filter(({ id }) => !own.has(id)) },
  ];
  const idWidth = Math.max(HEAD[0].length, ...receivers.map(({ id }) => id.length)) + 2;
  const widths = [idWidth, width - idWidth - DATE_WIDTH - COUNT_WIDTH - 2, DATE_WIDTH, COUNT_WIDTH];
  const rows = groups
    .filter(({ some }) => some.length > 0)
    .flatMap(({ text, some }): OpenRow[] => [
      { text, tint: colours.bold },
      ...some.flatMap((receiver) => [
        [receiver.id, receiver.title, newestSource(receiver), String(receiver.rules.length)],
        ...settingsRows(receiver, width - idWidth - 4).map((line) => ({
          text: `${' '.repeat(idWidth)}${line}`,
          tint: colours.dim,
        })),
      ]),
    ]);
  return `${openTable(HEAD, rows, { widths, colours })}\n`;
}

const DATE_WIDTH = 15;
const COUNT_WIDTH = 7;

function settingsRows({ settings }: Receiver, width: number): readonly string[] {
  const names = Object.keys(settings);
  return names.length === 0 ? [] : wrap(names.join(', '), width, '').split('\n');
}
