import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';

/**
 * The `.yaml` and `.yml` files below a folder, as ways down from it, sorted; links are followed, also to folders, but not
 * back up. Hidden folders, installed packages and folders called `fixtures`, whose files are no scenarios, are left out.
 * A folder that cannot be read is given in place of its files, to fail when it is read; '' is the folder itself.
 */
export function filesBelow(folder: string): readonly string[] {
  return below(folder, []);
}

function below(folder: string, above: readonly string[]): readonly string[] {
  const entries = entriesOf(folder);
  if (entries === null) return [''];
  const here = [...above, placeOf(folder)];
  return entries.flatMap((entry) => filesOf(folder, entry, here)).toSorted();
}

function filesOf(folder: string, entry: Dirent, above: readonly string[]): readonly string[] {
  const { name } = entry;
  if (name.startsWith('.') || name === 'node_modules') return [];
  const path = join(folder, name);
  if (!entry.isDirectory() && !(entry.isSymbolicLink() && isFolder(path))) {
    return /\.ya?ml$/u.test(name) ? [name] : [];
  }
  if (name === 'fixtures' || above.includes(placeOf(path))) return [];
  return below(path, above).map((rest) => join(name, rest));
}

function entriesOf(folder: string): readonly Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Where a path really leads, all links followed; the path itself where that cannot be told. */
export function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
