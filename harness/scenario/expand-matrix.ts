import type { Cell } from '../model/matrix.ts';
import type { Mistake } from '../model/position.ts';
import { child, mistakeIn, pairs, type Part } from '../source/part.ts';
import { Origins, piecedFile } from '../source/pieced-file.ts';
import { layOver, type Piece } from './lay-over.ts';
import { readRow, type CellOutcome } from './matrix-row.ts';
import type { MatrixShape, ReceiverShape, ScenarioShape, SetupShape } from './schema.ts';

/** A scenario to resolve; `cell` is null where it is a story of its own. */
export interface Unfolded {
  readonly part: Part<ScenarioShape>;
  readonly cell: Cell | null;
}

/** More fit neither on a page nor into a run that anybody waits for. */
const MOST_CELLS = 1000;

/** What every patron of a matrix is unless written: overdue since before the usual start. */
const USUAL_PATRON = { loan: { item: 'Harmon, Ruth A., The river keeper / 2019', due: '2026-10-05' } };

/** A story as it is, or the cells of its matrix: each set-up against each receiver, row by row. */
export function expandMatrix(story: Part<ScenarioShape>): {
  readonly scenarios: readonly Unfolded[];
  readonly mistakes: readonly Mistake[];
} {
  const matrix = child(story, 'matrix');
  if (matrix === null) return { scenarios: [{ part: story, cell: null }], mistakes: [] };
  const receivers = pairs(child(matrix, 'receivers'));
  const names = receivers.map(([name]) => name);
  const tooMany = withTooManyCells(matrix);
  if (tooMany.length > 0) return { scenarios: [], mistakes: tooMany };
  const mistakes: Mistake[] = [...withoutPeople(story), ...withoutCells(matrix)];
  const scenarios = pairs(child(matrix, 'setups')).flatMap(([setup, part]) => {
    const expect = child(part, 'expect');
    const row = expect === null ? null : readRow(expect, names);
    mistakes.push(...(row?.mistakes ?? []));
    return receivers.map(([receiver, where]) => {
      const address = typeof where.value === 'string' ? where.value : where.value.address;
      const cell: Cell = { story: story.value.id, setup, about: part.value.about, receiver, address };
      return {
        cell,
        part: cellPart(cell, { story, matrix, setup: part, receiver: where }, row?.cells.get(receiver) ?? []),
      };
    });
  });
  return { scenarios, mistakes };
}

function withoutPeople(story: Part<ScenarioShape>): readonly Mistake[] {
  const people = child(story, 'people');
  if (people === null) return [];
  const problem = 'A story with a matrix has no people of its own: each cell has one patron.';
  return [
    mistakeIn(
      people,
      { problem, mend: 'Leave `people` out; `patron` in the matrix says what the patron is like.' },
      'key',
    ),
  ];
}

function withoutCells(matrix: Part<MatrixShape>): readonly Mistake[] {
  return (['setups', 'receivers'] as const).flatMap((key) => {
    const block = child(matrix, key);
    if (block === null || Object.keys(block.value).length > 0) return [];
    return [mistakeIn(block, { problem: `\`${key}\` is empty.`, mend: 'Write at least one entry.' }, 'key')];
  });
}

function withTooManyCells(matrix: Part<MatrixShape>): readonly Mistake[] {
  const { setups, receivers } = matrix.value;
  const count = Object.keys(setups).length * Object.keys(receivers).length;
  if (count <= MOST_CELLS) return [];
  const problem = `This matrix has ${count} cells, each of which is played; at most ${MOST_CELLS} are.`;
  return [
    mistakeIn(matrix, { problem, mend: 'Split it into several stories, each with a part of the set-ups.' }, 'key'),
  ];
}

interface Layers {
  readonly story: Part<ScenarioShape>;
  readonly matrix: Part<MatrixShape>;
  readonly setup: Part<SetupShape>;
  readonly receiver: Part<ReceiverShape>;
}

/** The scenario of one cell: the story's own keys, over them the set-up's, over these the receiver's. */
function cellPart(
  cell: Cell,
  { story, matrix, setup, receiver }: Layers,
  row: readonly CellOutcome[],
): Part<ScenarioShape> {
  const { matrix: _, ...common } = story.value;
  const { about: _about, patron: _patron, expect, ...changed } = setup.value;
  const { address: _address, ...there } = typeof receiver.value === 'string' ? { address: '' } : receiver.value;
  const origins = new Origins();
  const laid = layOver(
    [
      { value: common, path: story.path },
      { value: changed, path: setup.path },
      { value: there, path: receiver.path },
    ],
    [],
    origins,
  ) as ScenarioShape;
  origins.add([], story.path);
  origins.add(['id'], setup.path);
  const value: ScenarioShape = {
    ...laid,
    id: `${cell.story}[${cell.setup},${cell.receiver}]`,
    people: [patronOf(cell, { matrix, setup, receiver }, origins)],
    expect: [...(laid.expect ?? []), ...row.map((outcome) => toExpectation(outcome, expect?.because ?? ''))],
  };
  const before = laid.expect?.length ?? 0;
  for (const [index, { part }] of row.entries()) origins.add(['expect', before + index], part.path);
  return { value, file: piecedFile(story.file, value, origins), path: [] };
}

type People = NonNullable<ScenarioShape['people']>;

/** The one patron of a cell; where mail is forwarded, the library knows the address before the receiver's. */
function patronOf(cell: Cell, { matrix, setup, receiver }: Omit<Layers, 'story'>, origins: Origins): People[number] {
  const at = ['people', 0];
  const written: Piece[] = [matrix, setup].map(({ value, path }) => ({
    value: value.patron,
    path: [...path, 'patron'],
  }));
  const laid = layOver([{ value: USUAL_PATRON, path: receiver.path }, ...written], at, origins) as NonNullable<
    SetupShape['patron']
  >;
  const { forwardsFrom, ...manner } = laid;
  origins.add(at, receiver.path);
  const named = { ...manner, name: 'Patron' };
  if (forwardsFrom === undefined) return { ...named, address: cell.address };
  const { address, ...how } = forwardsFrom;
  origins.add([...at, 'address'], origins.find([...at, 'forwardsFrom', 'address']));
  origins.add([...at, 'forwards'], origins.find([...at, 'forwardsFrom']));
  return { ...named, address, forwards: { ...how, to: cell.address } };
}

function toExpectation(
  { flow, fate, rule }: CellOutcome,
  because: string,
): NonNullable<ScenarioShape['expect']>[number] {
  return rule === null ? { flow, fate, because } : { flow, fate, rule, because };
}
