import type { Report, ScenarioReport } from '../index.ts';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT, gravest } from './exit-code.ts';
import { OutputFile } from './output.ts';
import type { Reporter, ReporterChoice } from './reporters.ts';
import { UsageError } from './usage-error.ts';

/** One reporter and where its text goes. */
interface Output {
  readonly name: string;
  readonly reporter: Reporter;
  /** Null for standard output. */
  readonly file: OutputFile | null;
  /** What standard output does not get before its front is known. */
  readonly held: string[];
}

/**
 * The reporters of a run side by side. One that fails is told by name, leaves no file, is asked nothing more, and makes
 * the run fail; the others go on.
 */
export class Reporting {
  readonly #context: Context;
  readonly #failed = new Map<Output, ExitCode>();
  readonly #outputs: readonly Output[];

  constructor(choices: readonly ReporterChoice[], make: (choice: ReporterChoice) => Reporter, context: Context) {
    this.#context = context;
    this.#outputs = choices.map((choice) => {
      const { name, file } = choice;
      const reporter = make(choice);
      const frontComes = reporter.front !== undefined;
      const output = file === null ? null : new OutputFile(file, context.workingDir, { frontComes });
      return { name, reporter, file: output, held: [] };
    });
  }

  scenario(report: ScenarioReport): void {
    this.#each((output) => this.#say(output, output.reporter.scenario(report)));
  }

  /** @returns What failed gravest while telling. */
  end(report: Report): ExitCode {
    this.#each((output) => {
      this.#say(output, output.reporter.end(report));
      this.#finish(output, output.reporter.front?.(report) ?? '');
    });
    return this.#gravest();
  }

  /**
   * For a run that does not come to its end: files are taken away, and whoever reads along is told.
   *
   * @returns What failed gravest while telling.
   */
  stop(reason: string): ExitCode {
    this.#each((output) => {
      if (output.file === null) this.#say(output, output.reporter.stop?.(reason) ?? '');
      else output.file.discard();
    });
    return this.#gravest();
  }

  #gravest(): ExitCode {
    return gravest([...this.#failed.values()]);
  }

  #say({ file, reporter, held }: Output, text: string): void {
    if (text === '') return;
    if (file !== null) file.write(text);
    else if (reporter.front !== undefined) held.push(text);
    else this.#context.stdout(text);
  }

  #finish({ file, held }: Output, front: string): void {
    if (file !== null) file.finish(front);
    else if (front !== '') for (const text of [front, ...held]) this.#context.stdout(text);
  }

  #each(tell: (output: Output) => void): void {
    for (const output of this.#outputs) {
      if (this.#failed.has(output)) continue;
      try {
        tell(output);
      } catch (error) {
        output.file?.discard();
        this.#failed.set(output, this.#told(output.name, error));
      }
    }
  }

  #told(name: string, error: unknown): ExitCode {
    const { stderr } = this.#context;
    if (error instanceof UsageError) {
      stderr(`${error.message}\n`);
      return EXIT.usage;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr(
      `The reporter ${name} failed, and its report is not complete. This is a fault of noticeproof, not of your scenario. Please report it with what follows.\n${stack}\n`,
    );
    return EXIT.ownFault;
  }
}
