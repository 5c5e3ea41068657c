import { basename } from 'node:path';
import { closest } from 'fastest-levenshtein';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { UsageError } from './usage-error.ts';

export interface ReceiversChoices {
  /** Id of one; null for a list of all. */
  readonly name: string | null;
  readonly json: boolean;
}

/**
 * `noticeproof receivers`: which receivers there are, or the rules, settings and sources of one.
 *
 * @throws UsageError where there is none of that name.
 */
export function receivers({ name, json }: ReceiversChoices, context: Context): ExitCode {
  const { harness, workingDir, stdout, stderr, stdoutStyle } = context;
  const loaded = harness.loadReceivers({ workingDir });
  const { receivers: all, mistakes } = loaded;
  stderr(mistakesText(mistakes, context));
  const print = (data: unknown): void => stdout(`${JSON.stringify(data, null, 2)}\n`);
  if (name === null) {
    if (json) print(harness.receiversJson(loaded));
    else stdout(harness.receiversText(loaded, stdoutStyle));
  } else {
    const one = all.find(({ id }) => id === name);
    // What is wrong with its file was said above.
    if (one === undefined && mistakes.some(({ file }) => basename(file) === `${name}.yaml`)) return EXIT.usage;
    if (one === undefined) throw unknown(name, all, context);
    if (json) print(harness.receiverJson(one));
    else stdout(harness.receiverText(one, stdoutStyle));
  }
  return mistakes.length === 0 ? EXIT.asExpected : EXIT.usage;
}

function unknown(name: string, all: readonly { readonly id: string }[], { harness }: Context): UsageError {
  const ids = all.map(({ id }) => id);
  const near = ids.length === 0 ? '' : ` Did you mean ${closest(name, ids)}?`;
  return new UsageError(
    `There is no receiver ${harness.plainText(name)}.${near} \`noticeproof receivers\` lists them.`,
  );
}
