import type { Origins } from '../source/pieced-file.ts';
import type { Path } from '../source/source-file.ts';

/** A value and the path at which it stands in its file. */
export interface Piece {
  readonly value: unknown;
  readonly path: Path;
}

/** Of these keys what is said later adds to what was said before; of all other lists the later one holds. */
const LAYERED: readonly PropertyKey[] = ['zones', 'zone', 'history'];

/**
 * Lays pieces over one another, the last one on top: blocks of keys key by key, zone texts and history one after the
 * other, entries of `sites` by their id; of anything else the last holds.
 *
 * @param at Where the result will stand; what came from where is noted in `origins`.
 */
export function layOver(pieces: readonly Piece[], at: Path, origins: Origins): unknown {
  const [first, ...others] = pieces.filter(({ value }) => value !== undefined && value !== null);
  if (first === undefined) return undefined;
  const last = others.at(-1) ?? first;
  origins.add(at, last.path);
  if (others.length === 0) return first.value;
  const all = [first, ...others];
  const key = at.at(-1);
  if (key !== undefined && LAYERED.includes(key)) return listOf(all.flatMap(entriesOf), at, origins);
  if (key === 'sites') return laySites(all, at, origins);
  const blocks = all.filter(isBlock);
  return blocks.length === all.length ? layBlocks(blocks, at, origins) : last.value;
}

interface Block extends Piece {
  readonly value: Readonly<Record<string, unknown>>;
}

function isBlock(piece: Piece): piece is Block {
  return typeof piece.value === 'object' && piece.value !== null && !Array.isArray(piece.value);
}

function layBlocks(blocks: readonly Block[], at: Path, origins: Origins): Readonly<Record<string, unknown>> {
  const keys = [...new Set(blocks.flatMap(({ value }) => Object.keys(value)))];
  return Object.fromEntries(
    keys.map(
      (key) =>
        [
          key,
          layOver(
            blocks.map((block) => under(block, key)),
            [...at, key],
            origins,
          ),
        ] as const,
    ),
  );
}

function under({ value, path }: Block, key: string): Piece {
  return { value: Object.hasOwn(value, key) ? value[key] : undefined, path: [...path, key] };
}

/** One text stands for a list of one. */
function entriesOf({ value, path }: Piece): readonly Piece[] {
  return Array.isArray(value)
    ? value.map((one: unknown, index) => ({ value: one, path: [...path, index] }))
    : [{ value, path }];
}

function listOf(entries: readonly Piece[], at: Path, origins: Origins): readonly unknown[] {
  return entries.map(({ value, path }, index) => {
    origins.add([...at, index], path);
    return value;
  });
}

function laySites(lists: readonly Piece[], at: Path, origins: Origins): readonly unknown[] {
  const entries = lists.flatMap((list, from) =>
    entriesOf(list)
      .filter(isBlock)
      .map((entry) => ({ ...entry, from })),
  );
  const kept: (typeof entries)[] = [];
  for (const entry of entries) {
    // Two entries for one site in one list are a mistake, which is told when sites are gathered.
    const before = kept.find((some) =>
      some.some(({ value, from }) => value['id'] === entry.value['id'] && from < entry.from),
    );
    if (before === undefined) kept.push([entry]);
    else before.push(entry);
  }
  return kept.map((some, index) => layOver(some, [...at, index], origins));
}
