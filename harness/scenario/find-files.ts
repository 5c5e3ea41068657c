import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** A scenario file: where it lies, and how the user knows it. */
export interface FoundFile {
  readonly path: string;
  /** See Position.file. */
  readonly display: string;
}

/**
 * The files that paths lead to: a file itself; of a folder all `.yaml` and `.yml` files below it, sorted, without hidden
 * folders and installed packages. A path that leads nowhere is given back as a file, to fail when it is read.
 */
export function findFiles(paths: readonly string[], workingDir: string): readonly FoundFile[] {
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    const path = resolve(workingDir, given);
    for (const rest of filesAt(path)) {
      const full = join(path, rest);
      const display = displayPath(full, rest === '' ? given : join(given, rest), workingDir);
      if (!found.has(full)) found.set(full, { path: full, display });
    }
  }
  return [...found.values()];
}

/** A path relative to the working folder where it lies below it, else as the user gave it; `/` separated. */
export function displayPath(path: string, given: string, workingDir: string): string {
  const inside = relative(workingDir, path);
  const isBelow = inside !== '' && !isAbsolute(inside) && inside.split(/[/\\]/u)[0] !== '..';
  return (isBelow ? inside : given).replaceAll('\\', '/');
}

/** '' is the path itself: a file, or a folder that cannot be read. */
function filesAt(path: string): readonly string[] {
  try {
    return statSync(path).isDirectory() ? filesBelow(path) : [''];
  } catch {
    return [''];
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry): readonly string[] => {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
      if (entry.isDirectory()) return filesBelow(join(folder, entry.name)).map((rest) => join(entry.name, rest));
      return /\.ya?ml$/u.test(entry.name) ? [entry.name] : [];
    })
    .toSorted();
}
