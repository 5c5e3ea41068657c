import { parse } from 'yaml';
import type { PageShell } from './page-shell.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface GithubJob {
  readonly 'runs-on'?: string;
  readonly steps?: readonly Step[];
}
interface GitlabJob {
  readonly image?: string;
  readonly script?: readonly string[];
  readonly artifacts?: { readonly reports?: { readonly junit?: string } };
}

/** What a job may end with: as expected, or an expectation that is not met. */
const VERDICTS = [0, 1];
const OLDEST_NODE = 22;

/** Whether a text of YAML is one of a CI system: a workflow of GitHub's or its steps, or jobs of GitLab's. */
export function isPipeline(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((step) => isObject(step) && ('run' in step || 'uses' in step));
  return isObject(value) && ('jobs' in value || 'steps' in value || Object.values(value).some(isGitlabJob));
}

/** Checks the outline of a pipeline and gives its commands. @throws Error for the first thing that is wrong. */
export async function playPipeline(text: string, shell: PageShell): Promise<void> {
  const value: unknown = parse(text);
  if (Array.isArray(value)) return playSteps(value as readonly Step[], shell);
  const jobs = (value as { jobs?: Readonly<Record<string, GithubJob>> }).jobs;
  if (jobs === undefined) return playGitlab(value as Readonly<Record<string, unknown>>, shell);
  if (!('on' in (value as object))) throw new Error('a workflow says when it runs: `on`');
  for (const [name, job] of Object.entries(jobs)) {
    if (job['runs-on'] === undefined) throw new Error(`the job ${name} says no \`runs-on\``);
    await playSteps(job.steps ?? [], shell);
  }
}

async function playSteps(steps: readonly Step[], shell: PageShell): Promise<void> {
  if (steps.length === 0) throw new Error('there are no steps');
  for (const { run, uses, with: given = {} } of steps) {
    if ((run === undefined) === (uses === undefined)) throw new Error('a step has either `run` or `uses`');
    if (run !== undefined) await playLines(run.trim().split('\n'), shell);
    if (uses !== undefined && !/^actions\/[\w-]+@v\d+$/.test(uses)) throw new Error(`${uses} has no version`);
    const version = given['node-version'];
    if (version !== undefined && Number(version) < OLDEST_NODE) throw new Error(`Node ${String(version)} is too old`);
    const kept = uses?.startsWith('actions/upload-artifact@') === true ? given['path'] : undefined;
    if (kept !== undefined && !shell.has(String(kept))) throw new Error(`there is no ${String(kept)} to keep`);
  }
}

async function playGitlab(file: Readonly<Record<string, unknown>>, shell: PageShell): Promise<void> {
  for (const job of Object.values(file).filter(isGitlabJob)) {
    const [, version] = /^node:(\d+)/.exec(job.image ?? '') ?? [];
    if (Number(version) < OLDEST_NODE) throw new Error(`${job.image} is no Node that it runs on`);
    await playLines(job.script ?? [], shell);
    const junit = job.artifacts?.reports?.junit;
    if (junit !== undefined && !shell.has(junit)) throw new Error(`there is no ${junit} to keep`);
  }
}

async function playLines(lines: readonly string[], shell: PageShell): Promise<void> {
  for (const line of lines) {
    const printed = await shell.run(line);
    if (!VERDICTS.includes(shell.code)) throw new Error(`${line} ends with ${shell.code}: ${printed}`);
  }
}

function isGitlabJob(value: unknown): value is GitlabJob {
  return isObject(value) && 'script' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
