import type { Context } from './context.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';

/** What a JSON Schema can be had of. */
export const DESCRIBED = ['scenario', 'report', 'receiver'] as const;
export type Described = (typeof DESCRIBED)[number];

/** `noticeproof schema`: the JSON Schema of scenario files, of the JSON report, or of receiver files. */
export function schema(of: Described, { harness, stdout }: Context): ExitCode {
  const made = {
    scenario: harness.scenarioJsonSchema,
    report: harness.reportJsonSchema,
    receiver: harness.receiverJsonSchema,
  };
  stdout(`${JSON.stringify(made[of](), null, 2)}\n`);
  return EXIT.asExpected;
}
