import type { Path, SourceFile } from './source-file.ts';

/** Where the pieces of a value were written: path in the value → path in the file. */
export class Origins {
  readonly #paths = new Map<string, Path>();

  add(path: Path, written: Path): void {
    this.#paths.set(keyOf(path), written);
  }

  /** The place in the file of a path in the value: that of its longest beginning which is known, and the rest. */
  find(path: Path): Path {
    for (let length = path.length; length >= 0; length -= 1) {
      const written = this.#paths.get(keyOf(path.slice(0, length)));
      if (written !== undefined) return [...written, ...path.slice(length)];
    }
    return path;
  }
}

function keyOf(path: Path): string {
  return path.map(String).join('\n');
}

/** A file as if `value` were written in it: a value put together from pieces that stand in several places of it. */
export function piecedFile(file: SourceFile, value: unknown, origins: Origins): SourceFile {
  return {
    ...file,
    value,
    positionOf: (path, part) => file.positionOf(origins.find(path), part),
    positionInBlock: (path, line, column) => file.positionInBlock(origins.find(path), line, column),
  };
}
