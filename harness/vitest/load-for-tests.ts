import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadScenarios, type LoadedScenarios } from '../index.ts';
import { currentTestFile, noteReads, rootOf } from './test-file.ts';

/** Where scenarios are looked for. */
export interface ScenarioPlace {
  /** Absolute: what relative paths start from, and are shown relative to. Default: the root of the vitest project. */
  readonly workingDir?: string;
  /** Folders with fixtures of your own; by default every folder called `fixtures` beside the scenarios or above them. */
  readonly fixtureDirs?: readonly string[];
}

/** What becomes tests, and how they show it. */
export interface TestChoices extends ScenarioPlace {
  /**
   * Puts pseudonyms in place of people's names and addresses and of titles in names and failures of tests, which then
   * do not show the lines of the scenario file either. Names of files stay. Default: false.
   */
  readonly mask?: boolean;
}

export interface LoadedForTests extends LoadedScenarios {
  readonly workingDir: string;
}

/**
 * A loader for the test file that runs now. What it reads is noted there when it is called, so that watch mode runs the
 * test file again when that changes.
 */
export function loaderForTests(paths: readonly string[], { workingDir, ...place }: TestChoices): () => LoadedForTests {
  const testFile = currentTestFile();
  const from = workingDir ?? rootOf(testFile);
  return () => {
    const loaded = loadScenarios(paths, { workingDir: from, ...place });
    const folders = paths.map((path) => resolve(from, path)).filter(isFolder);
    noteReads(testFile, loaded.files, folders);
    return { ...loaded, workingDir: from };
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
