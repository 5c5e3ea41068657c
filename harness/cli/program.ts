import { Command, InvalidArgumentError } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode, Failure } from './exit-code.ts';
import { FAILURES } from './exit-code.ts';
import { explain } from './explain.ts';
import { list } from './list.ts';
import { ReporterChoices } from './reporter-choices.ts';
import { REPORTERS } from './reporters.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';

const EXIT_CODES = `
Exit codes:
  0    everything is as expected
  1    an expectation is not met
  2    wrong usage, or a mistake in a scenario file
  3    something is unexpectedly inconclusive
  70   a fault of noticeproof itself
  130  interrupted
Where several hold: 70, then 2, then 1, then 3.
`;

/** Receives the exit code of the command that ran. */
export type Finish = (code: ExitCode) => void;

/** The command line: commands, options, help. Commander's own errors are thrown as CommanderError. */
export function program(context: Context, finish: Finish): Command {
  const root = new Command('noticeproof')
    .description('Tells before go-live whether patrons get a library’s notices, and the library every answer to them.')
    .version(context.version)
    .exitOverride()
    .configureOutput({ writeOut: context.stdout, writeErr: context.stderr })
    .addHelpText('after', EXIT_CODES);
  addRun(root, context, finish);
  root
    .command('list')
    .description('list scenarios; with --by-tag run them and show for each tag what works and what fails')
    .argument('[paths...]', 'scenario files or folders (default: scenarios/ here, else the shipped ones)')
    .option('--by-tag', 'run everything and group by tag', false)
    .action(async (paths: string[], options: { byTag: boolean }) => {
      finish(await list({ paths, byTag: options.byTag }, context));
    });
  addExplain(root, context, finish);
  root
    .command('schema')
    .description('print the JSON Schema of scenario files')
    .action(() => finish(schema(context)));
  return root;
}

interface ExplainOptions {
  readonly flow?: string;
  readonly to?: string;
  readonly act?: string;
  readonly json: boolean;
}

function addExplain(root: Command, context: Context, finish: Finish): void {
  root
    .command('explain')
    .description('play one scenario and explain why its messages ended as they did, step by step')
    .argument('<scenario>', 'a scenario file, or the id of a scenario (of scenarios/ here, else of the shipped ones)')
    .option('--flow <kind>', 'only flows of this kind, e.g. notice or bounce (default: those that failed)')
    .option('--to <address>', 'only flows of this person (name or address), or to this address')
    .option('--act <id>', 'only flows of this act, e.g. c2')
    .option('--json', 'print the explanation as JSON', false)
    .action(async (scenario: string, { flow, to, act, json }: ExplainOptions) => {
      const selection = { flow: flow ?? null, to: to ?? null, act: act ?? null };
      finish(await explain({ scenario, selection, json }, context));
    });
}

interface RunOptions {
  readonly only: readonly string[];
  readonly concurrency?: number;
  readonly failOn: readonly Failure[];
}

function addRun(root: Command, context: Context, finish: Finish): void {
  const choices = new ReporterChoices();
  root
    .command('run')
    .description('play scenarios and report the fate of every message')
    .argument('[paths...]', 'scenario files or folders (default: scenarios/ here, else the shipped ones)')
    .option('--reporter <name>', `how to report: ${REPORTERS.join(', ')} (repeatable; default: console)`, (name) =>
      choices.reporter(name),
    )
    .option('--output-file <path>', 'where the --reporter before it writes (default: standard output)', (file) =>
      choices.outputFile(file),
    )
    .option('--only <id|tag>', 'only scenarios with this id or tag (repeatable)', append, [])
    .option('--concurrency <n>', 'scenarios played at the same time', positive)
    .option('--fail-on <what>', `what fails the run: ${FAILURES.join(', ')} (repeatable; default: both)`, failures, [])
    .option('--no-progress', 'show no progress (there is none where standard error is no terminal)')
    .action(async (paths: string[], options: RunOptions) => {
      const failOn = options.failOn.length === 0 ? FAILURES : options.failOn;
      const { only, concurrency = null } = options;
      finish(await run({ paths, reporters: choices.chosen(context.workingDir), only, concurrency, failOn }, context));
    });
}

function append(word: string, words: readonly string[]): readonly string[] {
  return [...words, word];
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

function failures(text: string, chosen: readonly Failure[]): readonly Failure[] {
  const failure = FAILURES.find((one) => one === text);
  if (failure === undefined) throw new InvalidArgumentError(`It must be ${FAILURES.join(' or ')}.`);
  return [...chosen, failure];
}
