import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeWhole } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import type { LibraryFile } from './library-files.ts';

/**
 * Writes files where there are none yet: all of them or none.
 *
 * @param folder Where they go, made if need be; relative to the working folder or absolute.
 * @throws UsageError where one is there already, or the place cannot be written to.
 */
export function writeNew(files: readonly LibraryFile[], folder: string, workingDir: string): void {
  const places = files.map(({ path, text }) => ({ path: join(folder, path), text }));
  const there = places.filter(({ path }) => isThere(resolve(workingDir, path)));
  if (there.length > 0) {
    const names = there.map(({ path }) => path).join(', ');
    throw new UsageError(`Nothing was written, for this is there already: ${names}. Give init another folder.`);
  }
  const made = newFolders(places.map(({ path }) => resolve(workingDir, path)));
  const written: string[] = [];
  try {
    for (const { path, text } of places) {
      writeWhole(path, text, workingDir);
      written.push(resolve(workingDir, path));
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    for (const path of made) removeEmpty(path);
    throw error;
  }
}

/** A link that leads nowhere is there too: to write would take its place. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The folders that are to be made for some files, the lowest first. */
function newFolders(paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    for (let place = dirname(path); !isThere(place); place = dirname(place)) found.add(place);
  }
  return [...found].toSorted((a, b) => b.length - a.length);
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was not made, or somebody else has put something there meanwhile.
  }
}
