import type { Context } from '../../harness/cli/context.ts';
import { commandLine } from '../../harness/cli/command-line.ts';
import type { Harness } from '../../harness/cli/harness.ts';
import type { Cell } from '../../harness/model/matrix.ts';
import type { Mistake } from '../../harness/model/position.ts';
import type { ScenarioReport } from '../../harness/model/report.ts';
import type { Scenario } from '../../harness/model/world.ts';
import { consoleReport } from '../../harness/report/console/console-report.ts';
import { explanationText } from '../../harness/report/explain/explanation-text.ts';
import { renderGithubActions } from '../../harness/report/github-actions.ts';
import { jsonReport } from '../../harness/report/json.ts';
import { renderJunit } from '../../harness/report/junit.ts';
import { maskHeading } from '../../harness/verdict/mask/mask-heading.ts';
import { receiverJson, receiversJson } from '../../harness/report/receivers/receiver-json.ts';
import { receiverText } from '../../harness/report/receivers/receiver-text.ts';
import { receiversText } from '../../harness/report/receivers/receivers-text.ts';
import { plainText } from '../../harness/report/plain-text.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { tapReport } from '../../harness/report/tap.ts';
import { tagText } from '../../harness/report/tag-text.ts';
import { TAGS } from '../../harness/scenario/shape/tags.ts';
import { scenarioReport } from '../report/scenario-report.ts';
import { world } from '../verdict/evidence.ts';

export const MISTAKE: Mistake = {
  file: 'broken.yaml',
  line: 3,
  column: 9,
  problem: 'There is no fate "inbx".',
  mend: 'Did you mean inbox?',
  source: '  fate: inbx',
};

export type Outcome = ScenarioReport['outcome'];

export interface Story {
  readonly id: string;
  readonly tags?: readonly string[];
  readonly outcome?: Outcome;
  /** Where it is a cell of a matrix. */
  readonly cell?: Cell;
}

export interface Given {
  readonly stories?: readonly Story[];
  readonly mistakes?: readonly Mistake[];
  /** Thrown once the stories were told. */
  readonly fault?: unknown;
  readonly workingDir?: string;
  readonly interrupted?: boolean;
  /** Parts of the harness that are others. */
  readonly harness?: Partial<Harness>;
  readonly progressTo?: NodeJS.WriteStream;
  readonly workspace?: string;
  /** Sees each text as it is printed. */
  readonly printed?: (text: string) => void;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Paths that were asked for. */
  readonly paths: readonly string[];
  /** Options the harness was run with. */
  readonly options: readonly { readonly concurrency?: number }[];
}

function scenarioOf(story: Story): Scenario {
  return {
    ...world().scenario,
    id: story.id,
    title: `Story ${story.id}`,
    tags: story.tags ?? [],
    cell: story.cell ?? null,
  };
}

/** Runs a command line over stories that are told, not played. */
export async function noticeproof(args: readonly string[], given: Given = {}): Promise<Ran> {
  const stories = given.stories ?? [{ id: 'one' }];
  const out: string[] = [];
  const err: string[] = [];
  const paths: string[] = [];
  const options: { concurrency?: number }[] = [];
  const interrupt = new AbortController();
  if (given.interrupted === true) interrupt.abort();
  const harness: Harness = {
    loadScenarios(asked) {
      paths.push(...asked);
      return { scenarios: stories.map(scenarioOf), mistakes: given.mistakes ?? [], files: [] };
    },
    async *runScenarios(scenarios, how = {}) {
      options.push(how.concurrency === undefined ? {} : { concurrency: how.concurrency });
      for (const { id, title, tags, cell } of scenarios) {
        const outcome = stories.find((story) => story.id === id)?.outcome ?? 'as-expected';
        yield scenarioReport({ id, title, tags, outcome, story: cell?.story ?? null, cell });
      }
      how.signal?.throwIfAborted();
      if (given.fault !== undefined) throw given.fault;
    },
    async explainScenario({ id, title, file }, { flow, to, act } = {}, how = {}) {
      how.signal?.throwIfAborted();
      if (given.fault !== undefined) throw given.fault;
      if (to === 'nobody') return { kind: 'unknown', problem: 'Nothing was written to "nobody".' };
      const about = [flow, to, act].map((word) => word ?? '-').join(' ');
      const scenario = { id, title: `${title}: ${about}`, file, timeZone: 'UTC' };
      return { kind: 'explained', explanation: { schemaVersion: 1, scenario, flows: [] } };
    },
    explanationText,
    scenarioJsonSchema: () => ({ $schema: 'http://json-schema.org/draft-07/schema#' }),
    reportJsonSchema: () => ({ title: 'report' }),
    receiverJsonSchema: () => ({ title: 'receiver' }),
    shippedScenarios: () => '/shipped',
    summarise,
    jsonReport,
    renderJunit,
    renderGithubActions,
    tapReport,
    maskHeading,
    consoleReport,
    tagText,
    TAGS,
    loadReceivers: () => ({ receivers: [], own: new Set(), mistakes: [] }),
    receiversText,
    receiverText,
    receiversJson,
    receiverJson,
    plainText,
    ...given.harness,
  };
  const context: Context = {
    harness,
    stdout(text) {
      out.push(text);
      given.printed?.(text);
    },
    stderr: (text) => void err.push(text),
    workingDir: given.workingDir ?? '/nowhere',
    stdoutStyle: { colour: false, width: 100 },
    stderrStyle: { colour: false, width: 100 },
    progressTo: given.progressTo ?? null,
    workspace: given.workspace ?? null,
    signal: interrupt.signal,
    version: '9.9.9',
  };
  const code = await commandLine(args, context);
  return { code, stdout: out.join(''), stderr: err.join(''), paths, options };
}
