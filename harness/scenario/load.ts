import { dirname, resolve } from 'node:path';
import type { Mistake, Position } from '../model/position.ts';
import type { Receiver } from '../model/receiver.ts';
import type { Scenario } from '../model/world.ts';
import { checkShape } from '../source/check-shape.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import { MistakeError } from '../source/mistake-error.ts';
import { parseYaml } from '../source/parse-yaml.ts';
import { placeOf, type Part } from '../source/part.ts';
import { readSource } from '../source/read-source.ts';
import type { SourceFile, SourceText } from '../source/source-file.ts';
import { displayPath, findFiles } from './find-files.ts';
import { expandMatrix, type Unfolded } from './expand-matrix.ts';
import { openFixtures, type Fixtures } from './fixtures.ts';
import { resolveScenario, type Resolved } from './resolve.ts';
import { scenarioShape, type ScenarioShape } from './schema.ts';
import { toldMistakes } from './told-mistakes.ts';

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
  /** Each once; sorted by file, line and column; see `toldMistakes`. */
  readonly mistakes: readonly Mistake[];
  /** Absolute paths of all files that were asked for, scenarios and fixtures, also of those that could not be read. */
  readonly files: readonly string[];
  /** What was read, by the names that mistakes give to files. */
  readonly texts: ReadonlyMap<string, SourceText>;
}

type Scenarios = Omit<Loaded, 'files' | 'texts'>;

/**
 * Reads scenario files, or all of a folder. A file with a mistake is left out and the others are loaded; an id that two
 * files share is a mistake of both.
 */
export function loadScenarios(paths: readonly string[], options: LoadOptions): Loaded {
  const folders = { workingDir: options.workingDir, packageDir: options.packageDir ?? null };
  const texts = new Map<string, SourceText>();
  const files = new Set<string>();
  const readText = (path: string, display: string): SourceText => {
    files.add(path);
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
  const read = findFiles(paths, folders).flatMap(({ path, display }) => {
    try {
      const part = readScenario(readText(path, display));
      const patrons = part.value.patrons?.export;
      if (patrons !== undefined) files.add(resolve(dirname(path), patrons));
      // At once: a parsed file takes many times the room of its text, and of a thousand only one is needed at a time.
      return [{ ...resolveFile(part, fixtures, options), id: part.value.id, idAt: placeOf({ ...part, path: ['id'] }) }];
    } catch (error) {
      if (!(error instanceof MistakeError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  const usable = read.filter((file) => otherOfId(file, read) === null);
  mistakes.push(...sharedIds(read), ...usable.flatMap((file) => file.mistakes));
  const scenarios = usable.flatMap((file) => file.scenarios);
  return {
    scenarios,
    mistakes: toldMistakes(mistakes.map((mistake) => withLine(mistake, texts))),
    files: [...files],
    texts,
  };
}

function readScenario(source: SourceText): Part<ScenarioShape> {
  const file = parseYaml(source);
  return { value: checkShape(scenarioShape, file), file, path: [] };
}

/** One scenario, or all cells of a matrix; none where there is a mistake in one. */
function resolveFile(part: Part<ScenarioShape>, fixtures: Fixtures, options: LoadOptions): Scenarios {
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

interface Named {
  readonly id: string;
  readonly idAt: Position;
}

function otherOfId<T extends Named>(file: T, all: readonly T[]): T | null {
  return all.find((other) => other !== file && other.id === file.id) ?? null;
}

function sharedIds(files: readonly Named[]): readonly Mistake[] {
  return files.flatMap((file) => {
    const other = otherOfId(file, files);
    if (other === null) return [];
    const problem = `The id \`${file.id}\` is also that of ${other.idAt.file}, line ${other.idAt.line}.`;
    const mend = 'Give one of them another id: reports and `--only` tell scenarios apart by it.';
    return [{ ...file.idAt, problem, mend, source: null }];
  });
}

function withLine(mistake: Mistake, texts: ReadonlyMap<string, SourceText>): Mistake {
  const text = texts.get(mistake.file);
  return mistake.source === null && text !== undefined ? mistakeAt(text, mistake, mistake) : mistake;
}
