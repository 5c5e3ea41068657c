import { fileURLToPath } from 'node:url';
import { configDefaults, type Plugin } from 'vitest/config';
import type { TestProject, Vitest } from 'vitest/node';
import { concernedTests } from './concerned-tests.ts';
import type { TestChoices } from './load-for-tests.ts';

export interface NoticeproofOptions extends Omit<TestChoices, 'workingDir'> {
  /**
   * Which files are scenarios, as globs relative to the root of the vitest project. Default: all `.yaml` and `.yml`
   * files below `scenarios`. None: `[]`, for a project that only has tests written by hand.
   */
  readonly scenarios?: string | readonly string[];
}

const SCENARIOS = 'scenarios/**/*.{yaml,yml}';
/** Fixtures are written in YAML too, and may stand beside the scenarios. */
const FIXTURES = '**/fixtures/**/*.{yaml,yml}';
const YAML = /\.ya?ml$/u;

/**
 * Makes every scenario file a test file of vitest's: it is found, filtered, sharded, watched and reported as any other.
 * Also runs again, in watch mode, the tests that have read a scenario or a fixture that changes.
 *
 * @example
 * export default defineConfig({ plugins: [noticeproof()] });
 */
export function noticeproof({ scenarios = SCENARIOS, ...choices }: NoticeproofOptions = {}): Plugin {
  const globs = typeof scenarios === 'string' ? [scenarios] : scenarios;
  const projects: TestProject[] = [];
  return {
    name: 'noticeproof',
    enforce: 'pre',
    config({ test }) {
      return {
        test: {
          include: [...(test?.include === undefined ? configDefaults.include : []), ...globs],
          exclude: [...(test?.exclude === undefined ? configDefaults.exclude : []), FIXTURES],
        },
      };
    },
    configureVitest({ vitest, project }) {
      projects.push(project);
      rerunReaders(vitest, project);
    },
    load(id) {
      if (!YAML.test(id) || !projects.some((project) => project.matchesTestGlob(id))) return null;
      return { code: testFileFor(id, choices), map: null };
    },
  };
}

/** A scenario file as vitest runs it. */
function testFileFor(path: string, choices: Omit<NoticeproofOptions, 'scenarios'>): string {
  return [
    `import { testScenarios } from ${JSON.stringify(entry())};`,
    `testScenarios(${JSON.stringify(path)}, ${JSON.stringify(choices)});`,
  ].join('\n');
}

/** The module beside this one: TypeScript in a clone, JavaScript in the package. */
function entry(): string {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return fileURLToPath(new URL(`./index.${ending}`, import.meta.url));
}

/** vitest itself knows only which modules a test file imports. */
function rerunReaders(vitest: Vitest, project: TestProject): void {
  vitest.config.watchTriggerPatterns = [
    ...(vitest.config.watchTriggerPatterns ?? []),
    {
      pattern: /\.(?:ya?ml|pem|zone)$/u,
      testsToRun(changed) {
        const concerned = concernedTests(changed, vitest.state.getTestModules());
        if (concerned.length === 0) return null;
        // Once something is named here, vitest does not look whether the file is a test file itself.
        return project.matchesTestGlob(changed) ? [...concerned, changed] : [...concerned];
      },
    },
  ];
}
