import { CommanderError } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { program } from './program.ts';
import { UsageError } from './usage-error.ts';

/**
 * Runs one command line and gives its exit code; never throws.
 *
 * @param args Without the names of Node and of the script.
 */
export async function commandLine(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = EXIT.asExpected;
  try {
    await program(context, (finished) => {
      code = finished;
    }).parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, context);
  }
}

function failed(error: unknown, { stderr, signal }: Context): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.asExpected : EXIT.usage;
  if (error instanceof UsageError) {
    stderr(`${error.message}\n`);
    return EXIT.usage;
  }
  if (signal.aborted && isAbort(error, signal)) return EXIT.interrupted;
  if (error instanceof Error && error.name === 'MachineFault') {
    stderr(`This machine could not do what was asked, so nobody can say what happens: ${error.message}\n`);
    return EXIT.inconclusive;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr(`This is a fault of noticeproof, not of your scenario. Please report it with what follows.\n${stack}\n`);
  return EXIT.ownFault;
}

/** A fault that shows while the run is being stopped is still a fault. */
function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}
