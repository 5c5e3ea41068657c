import { statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { filesBelow, placeOf } from './files-below.ts';

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
 * The files that paths lead to, each once: a file itself; of a folder those below it (see `filesBelow`). A path that leads
 * nowhere is given back as a file, to fail when it is read.
 */
export function findFiles(paths: readonly string[], folders: KnownFolders): readonly FoundFile[] {
  const { workingDir } = folders;
  const found = new Map<string, FoundFile>();
  for (const given of paths) {
    const path = resolve(workingDir, given);
    for (const rest of filesAt(path)) {
      const full = join(path, rest);
      const display = displayPath(full, rest === '' ? given : join(given, rest), folders);
      const place = placeOf(full);
      if (!found.has(place)) found.set(place, { path: full, display });
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

/** '' is the path itself: a file, or nothing. */
function filesAt(path: string): readonly string[] {
  try {
    return statSync(path).isDirectory() ? filesBelow(path) : [''];
  } catch {
    return [''];
  }
}
