import { accessSync, constants, statSync } from 'node:fs';
import { MistakeError } from './mistake-error.ts';

interface Said {
  readonly problem: string;
  readonly mend: string;
}

/**
 * The size in bytes of a file that a user named.
 *
 * @throws MistakeError where it is missing, cannot be read, is a folder or a device, or is larger than `most` bytes.
 */
export function ordinaryFile(path: string, displayPath: string, most: number): number {
  const size = sizeOf(path, displayPath);
  return size > most ? failAtStart(displayPath, tooLarge(size, most)) : size;
}

function sizeOf(path: string, displayPath: string): number {
  let found: ReturnType<typeof statSync>;
  try {
    found = statSync(path);
  } catch (error) {
    return failAtStart(displayPath, cannotRead(error, path));
  }
  if (found.isFile()) return found.size;
  if (found.isDirectory() && !isReadable(path)) {
    return failAtStart(displayPath, { problem: 'The folder cannot be read.', mend: MAY_READ });
  }
  return failAtStart(displayPath, { problem: 'This is not an ordinary file.', mend: 'Give the path of a text file.' });
}

function isReadable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function tooLarge(size: number, most: number): Said {
  return {
    problem: `The file has ${size} bytes; at most ${most} are read.`,
    mend: 'Split it into several smaller files, or check that it is the right file.',
  };
}

const MAY_READ = 'Check that you may read it.';

const REASONS: Readonly<Record<string, Said>> = {
  EACCES: { problem: 'permission denied', mend: MAY_READ },
  EPERM: { problem: 'permission denied', mend: MAY_READ },
  ELOOP: { problem: 'links lead in a circle', mend: 'Take one of the links away.' },
  ENOTDIR: { problem: 'a part of its path is no folder', mend: 'Check the path.' },
  ENAMETOOLONG: { problem: 'its name is too long', mend: 'Check the path.' },
  EMFILE: {
    problem: 'too many files are open',
    mend: 'Try again with fewer at a time, or raise the limit of open files.',
  },
};

/** What to say of an error of the file system's. */
export function cannotRead(error: unknown, path = ''): Said {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  if (code === 'ENOENT' && path.includes('\uFFFD')) {
    // What is not UTF-8 in a name comes back as this character, with which the file is not found.
    return {
      problem: 'There is no such file, or its name is not in UTF-8.',
      mend: 'Give it a name of plain letters.',
    };
  }
  if (code === 'ENOENT') return { problem: 'There is no such file.', mend: 'Check the path.' };
  const { problem, mend } = REASONS[code] ?? { problem: code, mend: MAY_READ };
  return { problem: `The file cannot be read: ${problem}.`, mend };
}

/** @throws MistakeError at the first character of the file. */
export function failAtStart(file: string, said: Said): never {
  throw new MistakeError([{ file, line: 1, column: 1, ...said, source: null }]);
}
