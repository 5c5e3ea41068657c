import { readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';

/** What paths are shown by. Both absolute. */
export interface KnownFolders {
  readonly workingDir: string;
  /** Folder of what comes with noticeproof; null where nothing does. */
  readonly packageDir: string | null;
}

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
export function findFiles(paths: readonly string[], folders: KnownFolders): readonly FoundFile[] {
  const { workingDir } = folders;
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    const path = resolve(workingDir, given);
    for (const rest of filesAt(path)) {
      const full = join(path, rest);
      const display = displayPath(full, rest === '' ? given : join(given, rest), folders);
      if (!found.has(full)) found.set(full, { path: full, display });
    }
  }
  return [...found.values()];
}

/**
 * A path relative to the working folder where it lies below it; `noticeproof:` and the path within the package where it
 * came with that, so that nothing shows where this machine keeps it; else as the user gave it. `/` separated.
 */
export function displayPath(path: string, given: string, { workingDir, packageDir }: KnownFolders): string {
  const inPackage = packageDir === null || !isAbsolute(given) ? null : below(packageDir, path);
  const shown = below(workingDir, path) ?? (inPackage === null ? given : `noticeproof:${inPackage}`);
  return shown.replaceAll('\\', '/');
}

/** The way down from a folder; null where the path does not lie below it. */
function below(folder: string, path: string): string | null {
  const inside = relative(folder, path);
  return inside !== '' && !isAbsolute(inside) && inside.split(/[/\\]/u)[0] !== '..' ? inside : null;
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
