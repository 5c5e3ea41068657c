import { Argument, Command, InvalidArgumentError } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode, Failure } from './exit-code.ts';
import { FAILURES } from './exit-code.ts';
import { explain } from './explain.ts';
import { init } from './init/init.ts';
import { list } from './list.ts';
import { receivers } from './receivers.ts';
import { ReporterChoices } from './reporter-choices.ts';
import { REPORTERS } from './reporters.ts';
import { run } from './run.ts';
import { DESCRIBED, type Described, schema } from './schema.ts';

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
  masking(root.command('list'))
    .description('list scenarios; with --by-tag run them and show for each tag what works and what fails')
    .argument('[paths...]', 'scenario files or folders (default: scenarios/ here, else the shipped ones)')
    .option('--by-tag', 'run everything and group by tag', false)
    .action(async (paths: string[], { byTag, mask = false }: Masking & { byTag: boolean }) => {
      finish(await list({ paths, byTag, mask }, context));
    });
  addExplain(root, context, finish);
  addInit(root, context, finish);
  root
    .command('receivers')
    .description('list the receivers, shipped and your own; with a name show the rules, settings and sources of one')
    .argument('[name]', 'the id of a receiver, e.g. gmail')
    .option('--json', 'print it as JSON', false)
    .action((name: string | undefined, { json }: { json: boolean }) => {
      finish(receivers({ name: name ?? null, json }, context));
    });
  root
    .command('schema')
    .description('print the JSON Schema of scenario files, of the JSON report, or of receiver files')
    .addArgument(new Argument('[of]', 'what it describes').choices(DESCRIBED).default('scenario'))
    .action((of: Described) => finish(schema(of, context)));
  return root;
}

interface Masking {
  readonly mask?: boolean;
}

function masking(command: Command): Command {
  return command
    .option('--mask', 'put pseudonyms in place of people’s names and addresses, and of titles')
    .option('--no-mask', 'show them (the default, but for the addresses of a patron export)');
}

interface ExplainOptions extends Masking {
  readonly flow?: string;
  readonly to?: string;
  readonly act?: string;
  readonly json: boolean;
}

function addExplain(root: Command, context: Context, finish: Finish): void {
  masking(root.command('explain'))
    .description('play one scenario and explain why its messages ended as they did, step by step')
    .argument('<scenario>', 'a scenario file, or the id of a scenario (of scenarios/ here, else of the shipped ones)')
    .option('--flow <kind>', 'only flows of this kind, e.g. notice or bounce (default: those that failed)')
    .option('--to <address>', 'only flows of this person (name or address), or to this address')
    .option('--act <id>', 'only flows of this act, e.g. c2')
    .option('--json', 'print the explanation as JSON', false)
    .action(async (scenario: string, { flow, to, act, json, mask = false }: ExplainOptions) => {
      const selection = { flow: flow ?? null, to: to ?? null, act: act ?? null };
      finish(await explain({ scenario, selection, json, mask }, context));
    });
}

interface InitOptions {
  readonly domain?: string;
  readonly from?: string;
  readonly name?: string;
}

function addInit(root: Command, context: Context, finish: Finish): void {
  root
    .command('init')
    .description('write scenarios for your own library, which run green at once; never writes over a file')
    .argument('[dir]', 'the folder to write to, made where there is none', '.')
    .option('--domain <domain>', "what stands behind the @ of the library's addresses (default: library.example)")
    .option('--from <address>', 'the mailbox that the library reads (default: circ@ the domain)')
    .option('--name <name>', "the library's name")
    .action((folder: string, { domain, from, name }: InitOptions) => {
      finish(init({ folder, domain: domain ?? null, from: from ?? null, name: name ?? null }, context));
    });
}

interface RunOptions extends Masking {
  readonly only?: readonly string[];
  readonly concurrency?: number;
  readonly failOn?: readonly Failure[];
  readonly progress: boolean;
}

function addRun(root: Command, context: Context, finish: Finish): void {
  const choices = new ReporterChoices();
  masking(root.command('run'))
    .description('play scenarios and report the fate of every message')
    .argument('[paths...]', 'scenario files or folders (default: scenarios/ here, else the shipped ones)')
    .option('--reporter <name>', `how to report: ${REPORTERS.join(', ')} (repeatable; default: console)`, (name) =>
      choices.reporter(name),
    )
    .option('--output-file <path>', 'where the --reporter before it writes (default: standard output)', (file) =>
      choices.outputFile(file),
    )
    .option('--only <id|tag>', 'only scenarios with this id or tag (repeatable)', append)
    .option('--concurrency <n>', 'scenarios played at the same time', positive)
    .option('--fail-on <what>', `what fails the run: ${FAILURES.join(', ')} (repeatable; default: both)`, failures)
    .option('--no-progress', 'show no progress (there is none where standard error is no terminal)')
    .action(async (paths: string[], options: RunOptions) => {
      const { only = [], failOn = FAILURES, concurrency = null, progress, mask = null } = options;
      const reporters = choices.chosen(context.workingDir);
      finish(await run({ paths, reporters, only, concurrency, failOn, progress, mask }, context));
    });
}

function append(word: string, words: readonly string[] = []): readonly string[] {
  return [...words, word];
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

function failures(text: string, chosen: readonly Failure[] = []): readonly Failure[] {
  const failure = FAILURES.find((one) => one === text);
  if (failure === undefined) throw new InvalidArgumentError(`It must be ${FAILURES.join(' or ')}.`);
  return [...chosen, failure];
}
