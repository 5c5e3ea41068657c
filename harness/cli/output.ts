import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 *
 * @throws UsageError in plain words where the place cannot be written to.
 */
export function writeWhole(file: string, text: string, workingDir: string): void {
  const path = resolve(workingDir, file);
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    makeFolder(dirname(path));
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    discard(beside);
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
  }
}

/**
 * Makes a folder and those above it, each once. Node's own `recursive` tries without end where the kernel says that a
 * folder is missing which is there, as below /proc.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it in between.
    if (!existsSync(folder)) throw error;
  }
}

/** Takes away what was begun; where that fails too, the first failure is the one to tell. */
function discard(beside: string): void {
  try {
    rmSync(beside, { force: true });
  } catch {
    // The place itself is no place: there is nothing to take away.
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  ENOENT: 'its folder cannot be made',
  EISDIR: 'there is a folder of that name',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder, or another run is writing it',
};

/** Why something cannot be written, in a few words; the system's own code where none are known. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}
