import { TestRunner, type RunnerTestFile } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Absolute paths of the scenario files and fixtures that a test file has read, for watch mode. */
    noticeproof?: { readonly files: readonly string[]; readonly folders: readonly string[] };
  }
}

/** The test file that is being collected or run; vitest runs one at a time in each of its workers. */
export function currentTestFile(): RunnerTestFile {
  const file = TestRunner.getCurrentTest()?.file ?? TestRunner.getCurrentSuite().file;
  if (file === undefined) throw new Error('Scenarios are played within a test file: vitest runs none at the moment.');
  return file;
}

/** Absolute: the root of the vitest project that a test file belongs to. Its name is its path from there. */
export function rootOf({ filepath, name }: RunnerTestFile): string {
  return filepath.endsWith(`/${name}`) ? filepath.slice(0, -name.length - 1) : process.cwd();
}

/** Notes what a test file hangs on, so that watch mode runs it again when that changes. */
export function noteReads(file: RunnerTestFile, files: readonly string[], folders: readonly string[]): void {
  const before = file.meta.noticeproof ?? { files: [], folders: [] };
  file.meta.noticeproof = {
    files: [...new Set([...before.files, ...files])],
    folders: [...new Set([...before.folders, ...folders])],
  };
}
