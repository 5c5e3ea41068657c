import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import type { Scenario, Selection } from '../index.ts';
import type { Context } from './context.ts';
import { mistakesText } from './errors.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { loadFor, type Loaded } from './load.ts';
import { UsageError } from './usage-error.ts';

export interface ExplainChoices {
  /** A file, or the id of one of the default scenarios. */
  readonly scenario: string;
  readonly selection: Selection;
  readonly json: boolean;
  readonly mask: boolean;
}

/**
 * `noticeproof explain`: plays one scenario and tells why flows of it ended as they did.
 *
 * @throws UsageError where the scenario or what is selected does not exist; whatever the harness throws.
 */
export async function explain(
  { scenario, selection, json, mask }: ExplainChoices,
  context: Context,
): Promise<ExitCode> {
  const { harness, signal, stdout, stdoutStyle } = context;
  const found = oneScenario(scenario, mask, context);
  if (found === null) return EXIT.usage;
  const explained = await harness.explainScenario(found, selection, { signal, mask });
  if (signal.aborted) return EXIT.interrupted;
  if (explained.kind === 'unknown') {
    throw new UsageError(explained.problem.split('\n').map(harness.plainText).join('\n'));
  }
  const { explanation } = explained;
  stdout(json ? `${JSON.stringify(explanation, null, 2)}\n` : harness.explanationText(explanation, stdoutStyle));
  return EXIT.asExpected;
}

/** Null where the scenario cannot be read: what is wrong with it was said. */
function oneScenario(word: string, mask: boolean, context: Context): Scenario | null {
  if (existsSync(resolve(context.workingDir, word))) return inFile(word, mask, context);
  const loaded = loadFor([], context, mask);
  const found = loaded.scenarios.find(({ id }) => id === word);
  if (found !== undefined) return found;
  // The file with this id may be one of those that could not be read.
  sayMistakes(loaded, context);
  const ids = loaded.scenarios.map(({ id }) => id);
  const near = ids.length === 0 ? '' : ` Did you mean ${closest(word, ids)}?`;
  const given = context.harness.plainText(word);
  throw new UsageError(
    `There is no file ${given} and no scenario with that id.${near} \`noticeproof list\` lists them.`,
  );
}

function inFile(file: string, mask: boolean, context: Context): Scenario | null {
  const loaded = loadFor([file], context, mask);
  const [only, ...others] = loaded.scenarios;
  if (only === undefined) {
    sayMistakes(loaded, context);
    return null;
  }
  if (others.length > 0) {
    const ids = loaded.scenarios.map(({ id }) => id).join(', ');
    throw new UsageError(`${file} holds several scenarios; name one of them by its id: ${ids}.`);
  }
  return only;
}

function sayMistakes({ mistakes }: Loaded, context: Context): void {
  context.stderr(mistakesText(mistakes, context));
}
