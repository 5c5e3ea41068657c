import { join, resolve, sep } from 'node:path';
import type { Mistake } from '../model/position.ts';
import type { Receiver } from '../model/receiver.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { readSource } from '../source/read-source.ts';
import { displayPath } from './find-files.ts';
import { openFixtures } from './fixtures.ts';
import type { LoadOptions } from './load.ts';

export interface LoadedReceivers {
  /** By id; of two of one name that in the earlier folder. */
  readonly receivers: readonly Receiver[];
  /** Ids of those that do not come with noticeproof. */
  readonly own: ReadonlySet<string>;
  /** Of the files that were left out. */
  readonly mistakes: readonly Mistake[];
}

/** Reads every receiver of several folders with fixtures. */
export function loadReceivers(options: Omit<LoadOptions, 'check'>): LoadedReceivers {
  const { workingDir, packageDir = null, fixtureDirs, readReceiver } = options;
  const ownFiles = new Set<string>();
  const { receivers: shelf } = openFixtures(
    fixtureDirs.map((folder) => resolve(workingDir, folder)),
    (path) => {
      const source = readSource(path, displayPath(path, path, { workingDir, packageDir }));
      if (!isShipped(path, packageDir)) ownFiles.add(source.file);
      return source;
    },
    readReceiver,
  );
  const receivers: Receiver[] = [];
  const mistakes: Mistake[] = [];
  for (const id of shelf.ids) {
    try {
      const receiver = shelf.get(id);
      if (receiver !== undefined) receivers.push(receiver);
    } catch (error) {
      if (!(error instanceof MistakeError)) throw error;
      mistakes.push(...error.mistakes);
    }
  }
  const own = receivers.filter(({ where }) => ownFiles.has(where.file)).map(({ id }) => id);
  return { receivers, own: new Set(own), mistakes };
}

function isShipped(path: string, packageDir: string | null): boolean {
  return packageDir !== null && path.startsWith(`${join(packageDir, 'fixtures')}${sep}`);
}
