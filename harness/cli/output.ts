import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, path);
  } catch (error) {
    discard(beside);
    throw new UsageError(`${file} cannot be written: ${reasonOf(error)}.`);
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
  EISDIR: 'there is a folder of that name',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder, or another run is writing it',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}
