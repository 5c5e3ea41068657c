import { statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * The folders called `fixtures` that belong to what was asked for, the nearest first: those beside each path, in the
 * folders above it up to the working folder, and in the working folder itself. So a project can be played from wherever
 * one stands.
 *
 * @param paths Scenario files and folders, relative to the working folder or absolute.
 * @returns Absolute paths, each once.
 */
export function ownFixtures(paths: readonly string[], workingDir: string): readonly string[] {
  const places = paths.flatMap((given) => foldersAbove(resolve(workingDir, given), workingDir));
  const folders = [...places, resolve(workingDir)].map((place) => join(place, 'fixtures'));
  return [...new Set(folders)].filter(isFolder);
}

/** From a folder, or that of a file, upwards: within the working folder as far as that, elsewhere one step. */
function foldersAbove(path: string, workingDir: string): readonly string[] {
  const first = isFolder(path) ? path : dirname(path);
  const way = relative(resolve(workingDir), first);
  if (isAbsolute(way) || way.split(sep)[0] === '..') return [first, dirname(first)];
  const depth = way === '' ? 0 : way.split(sep).length;
  return Array.from({ length: depth }, (_, steps) => resolve(first, ...Array<string>(steps).fill('..')));
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
