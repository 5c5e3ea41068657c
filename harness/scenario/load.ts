import { resolve } from 'node:path';
import type { Mistake } from '../model/position.ts';
import type { Receiver } from '../model/receiver.ts';
import type { Scenario } from '../model/world.ts';
import { checkShape } from '../source/check-shape.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { parseYaml } from '../source/parse-yaml.ts';
import { mistakeIn, placeOf, type Part } from '../source/part.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceFile, SourceText } from '../source/source-file.ts';
import { displayPath, findFiles } from './find-files.ts';
import { expandMatrix, type Unfolded } from './expand-matrix.ts';
import { openFixtures, type Fixtures } from './fixtures.ts';
import { resolveScenario, type Resolved } from './resolve.ts';
import { scenarioShape, type ScenarioShape } from './schema.ts';

export interface LoadOptions {
  /** What relative paths start from, and are shown relative to. */
  readonly workingDir: string;
  /** The folder of noticeproof itself: its files are shown as `noticeproof:scenarios/…` and the like. Default: none. */
  readonly packageDir?: string;
  /** Folders with fixtures; of two fixtures of one name that in the earlier folder counts. */
  readonly fixtureDirs: readonly string[];
  /** Reads a file of fixtures/receivers. @throws MistakeError */
  readonly readReceiver: (file: SourceFile) => Receiver;
  /** What is wrong with a world that has the right shape: contradictions within it. */
  readonly check: (scenario: Scenario) => readonly Mistake[];
}

export interface Loaded {
  /** In order of their paths. */
  readonly scenarios: readonly Scenario[];
  /** Each once; sorted by file, line and column. */
  readonly mistakes: readonly Mistake[];
}

/**
 * Reads scenario files, or all of a folder. A file with a mistake is left out and the others are loaded; an id that two
 * files share is a mistake of both.
 */
export function loadScenarios(paths: readonly string[], options: LoadOptions): Loaded {
  const folders = { workingDir: options.workingDir, packageDir: options.packageDir ?? null };
  const texts = new Map<string, SourceText>();
  const readText = (path: string, display: string): SourceText => {
    const source = readSource(path, display);
    texts.set(display, source);
    return source;
  };
  const fixtures = openFixtures(
    options.fixtureDirs.map((folder) => resolve(options.workingDir, folder)),
    (path) => readText(path, displayPath(path, path, folders)),
    options.readReceiver,
  );
  const mistakes: Mistake[] = [];
  const parts = findFiles(paths, folders).flatMap(({ path, display }) => {
    try {
      return [readScenario(readText(path, display))];
    } catch (error) {
      if (!(error instanceof MistakeError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  const twice = sharedIds(parts);
  mistakes.push(...twice.map(({ mistake }) => mistake));
  const usable = parts.filter((part) => !twice.some((shared) => shared.part === part));
  const scenarios = usable.flatMap((part) => {
    const resolved = resolveFile(part, fixtures, options);
    mistakes.push(...resolved.mistakes);
    return resolved.scenarios;
  });
  return { scenarios, mistakes: inOrder(mistakes.map((mistake) => withLine(mistake, texts))) };
}

function readScenario(source: SourceText): Part<ScenarioShape> {
  const file = parseYaml(source);
  return { value: checkShape(scenarioShape, file), file, path: [] };
}

/** One scenario, or all cells of a matrix; none where there is a mistake in one. */
function resolveFile(part: Part<ScenarioShape>, fixtures: Fixtures, options: LoadOptions): Loaded {
  const { scenarios, mistakes } = expandMatrix(part);
  if (mistakes.length > 0) return { scenarios: [], mistakes };
  const resolved = scenarios.map((unfolded) => resolveOne(unfolded, fixtures, options));
  const found = resolved.flatMap(({ scenario }) => (scenario === null ? [] : [scenario]));
  const whole = found.length === scenarios.length;
  return { scenarios: whole ? found : [], mistakes: resolved.flatMap((one) => one.mistakes) };
}

function resolveOne({ part, cell }: Unfolded, fixtures: Fixtures, options: LoadOptions): Resolved {
  const resolved = resolveScenario(part, fixtures, cell);
  if (resolved.scenario === null) return resolved;
  const mistakes = options.check(resolved.scenario);
  return mistakes.length === 0 ? resolved : { scenario: null, mistakes };
}

function sharedIds(
  parts: readonly Part<ScenarioShape>[],
): readonly { readonly part: Part<ScenarioShape>; readonly mistake: Mistake }[] {
  return parts.flatMap((part) => {
    const { id } = part.value;
    const other = parts.find((each) => each !== part && each.value.id === id);
    if (other === undefined) return [];
    const at = placeOf({ ...other, path: ['id'] });
    const problem = `The id \`${id}\` is also that of ${at.file}, line ${at.line}.`;
    const mend = 'Give one of them another id: reports and `--only` tell scenarios apart by it.';
    return [{ part, mistake: mistakeIn({ ...part, path: ['id'] }, { problem, mend }) }];
  });
}

function withLine(mistake: Mistake, texts: ReadonlyMap<string, SourceText>): Mistake {
  const text = texts.get(mistake.file);
  return mistake.source === null && text !== undefined ? mistakeAt(text, mistake, mistake) : mistake;
}

/** Scenarios share fixtures, and so their mistakes: each is told once. */
function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const unique = new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake]));
  return [...unique.values()].toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.problem, b.problem),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
