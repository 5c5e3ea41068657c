import { existsSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * Where a file of the report lies in the repository that is checked out: GitHub places annotations by that, also where
 * the work goes on in a folder below.
 *
 * @param workspace Folder of the repository; null where none is known: the working folder then.
 */
export function inRepository(workspace: string | null, workingDir: string): (file: string) => string | null {
  const root = workspace !== null && existsSync(workspace) ? realpathSync(workspace) : workingDir;
  return (file) => {
    if (file.startsWith('noticeproof:')) return null;
    const path = relative(root, resolve(workingDir, file));
    return path.startsWith('..') || isAbsolute(path) ? null : path.split(sep).join('/');
  };
}
