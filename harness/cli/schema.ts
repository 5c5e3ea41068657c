import type { Context } from './context.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';

/** `noticeproof schema`: the JSON Schema of scenario files. */
export function schema({ harness, stdout }: Context): ExitCode {
  stdout(`${JSON.stringify(harness.scenarioJsonSchema(), null, 2)}\n`);
  return EXIT.asExpected;
}
