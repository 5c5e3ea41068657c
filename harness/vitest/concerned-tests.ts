import type { TestModule } from 'vitest/node';

/**
 * The test files that a changed file concerns, by what they have read. A file within a folder that they were given is a
 * new scenario; one below a folder called `fixtures` that nobody has read may be a new fixture, which any of them may
 * have missed, or which stands in for one that comes with noticeproof.
 *
 * @param changed Absolute, `/` separated, as vitest has it.
 * @returns Their absolute paths; none where the file is none of ours.
 */
export function concernedTests(changed: string, modules: readonly TestModule[]): readonly string[] {
  const readers = modules.filter((module) => module.meta().noticeproof !== undefined);
  const direct = readers.filter((module) => reads(module, changed));
  if (direct.length > 0) return direct.map(({ moduleId }) => moduleId);
  return isFixture(changed) ? readers.map(({ moduleId }) => moduleId) : [];
}

function reads(module: TestModule, changed: string): boolean {
  const { files = [], folders = [] } = module.meta().noticeproof ?? {};
  if (files.some((file) => slashed(file) === changed)) return true;
  const scenario = /\.ya?ml$/u.test(changed) && !isFixture(changed);
  return scenario && folders.some((folder) => changed.startsWith(`${slashed(folder)}/`));
}

function isFixture(file: string): boolean {
  return /\/fixtures\/.+\.(?:ya?ml|pem|zone)$/u.test(file);
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
