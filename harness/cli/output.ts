import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { putInFront } from './put-in-front.ts';
import { UsageError } from './usage-error.ts';

/** What was begun and is neither whole nor gone: taken away where the process ends before its time. */
const unfinished = new Set<OutputFile>();

/** Takes away every file that was begun and is not whole. For the end of the process, whatever its cause. */
export function discardUnfinished(): void {
  for (const file of unfinished) file.discard();
}

/**
 * A file that is written whole or not at all: piece by piece beside its place, then renamed. A device or a pipe has no
 * place beside it and is written to directly: renaming would put a file where the device was.
 */
export class OutputFile {
  readonly #name: string;
  readonly #path: string;
  readonly #frontComes: boolean;
  /** What a device or a pipe does not get before its front is known. */
  readonly #held: string[] = [];
  #begun: { readonly fd: number; readonly beside: string | null } | null = null;

  /**
   * @param name As the user gave it; relative to `workingDir`.
   * @param frontComes Whether `finish` will put something in front of what is written.
   */
  constructor(name: string, workingDir: string, { frontComes = false }: { readonly frontComes?: boolean } = {}) {
    this.#name = name;
    this.#path = resolve(workingDir, name);
    this.#frontComes = frontComes;
  }

  /** @throws UsageError in plain words where the place cannot be written to; what was begun is gone then. */
  write(text: string): void {
    this.#orGone(() => {
      const { fd, beside } = this.#begin();
      if (beside === null && this.#frontComes) this.#held.push(text);
      else writeFileSync(fd, text);
    });
  }

  /** Puts the whole file in its place, with `front` in front. @throws UsageError like `write`. */
  finish(front = ''): void {
    this.#orGone(() => {
      const { fd, beside } = this.#begin();
      if (beside === null) writeFileSync(fd, front + this.#held.join(''));
      else if (front !== '') putInFront(fd, front);
      closeSync(fd);
      if (beside !== null) renameSync(beside, placeOf(this.#path));
      this.#begun = null;
      unfinished.delete(this);
    });
  }

  /** Takes away what was begun; where that fails too, the first failure is the one to tell. */
  discard(): void {
    const begun = this.#begun;
    this.#begun = null;
    unfinished.delete(this);
    if (begun === null) return;
    attempt(() => closeSync(begun.fd));
    attempt(() => begun.beside !== null && rmSync(begun.beside, { force: true }));
  }

  #begin(): { readonly fd: number; readonly beside: string | null } {
    this.#begun ??= begin(this.#path);
    unfinished.add(this);
    return this.#begun;
  }

  #orGone(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.discard();
      throw new UsageError(`${this.#name} cannot be written: ${reasonOf(error)}.`);
    }
  }
}

/**
 * Writes a file whole or not at all.
 *
 * @throws UsageError in plain words where the place cannot be written to.
 */
export function writeWhole(file: string, text: string, workingDir: string): void {
  const output = new OutputFile(file, workingDir);
  output.write(text);
  output.finish();
}

function begin(path: string): { readonly fd: number; readonly beside: string | null } {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile() && !there.isDirectory()) return { fd: openSync(path, 'w'), beside: null };
  const place = placeOf(path);
  makeFolder(dirname(place));
  const beside = join(dirname(place), `.${basename(place)}.${process.pid}.part`);
  return { fd: openSync(beside, 'wx+'), beside };
}

/** Where a link leads: the link itself stays. */
function placeOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
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

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // It is closed, or gone, already.
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  ENOENT: 'its folder cannot be made',
  EISDIR: 'there is a folder of that name',
  ELOOP: 'links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'a part of its path is no folder, or another run is writing it',
};

/** Why something cannot be written, in a few words; the system's own code where none are known. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}
