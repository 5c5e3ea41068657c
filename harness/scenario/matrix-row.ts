import { FATES, FLOW_KINDS, type Fate, type FlowKind } from '../model/flow.ts';
import type { Mistake } from '../model/position.ts';
import { child, entries, mistakeIn, pairs, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import type { OutcomesShape, RowShape } from './shape/matrix-shape.ts';

/** What is expected of one flow in one cell; its rule may lack the owner, who is then the cell's receiver. */
export interface CellOutcome {
  readonly flow: FlowKind;
  readonly fate: Fate;
  readonly rule: string | null;
  readonly part: Part<unknown>;
}

/** After these somebody gets a report about the failure. */
const COMES_BACK: readonly Fate[] = ['rejected', 'relay-refused', 'expired', 'bounced'];

/** A row of expectations, receiver by receiver, and what is wrong with it. */
export function readRow(
  row: Part<RowShape>,
  receivers: readonly string[],
): { readonly cells: ReadonlyMap<string, readonly CellOutcome[]>; readonly mistakes: readonly Mistake[] } {
  const cells = new Map<string, CellOutcome[]>(receivers.map((receiver) => [receiver, []]));
  const mistakes: Mistake[] = [];
  for (const flow of FLOW_KINDS) {
    const outcomes = child(row, flow);
    if (outcomes === null) continue;
    const found = spread(outcomes, receivers, (receiver) => arises(flow, cells.get(receiver) ?? []));
    mistakes.push(...found.mistakes);
    if (flow === 'notice') mistakes.push(...forgotten(outcomes, receivers, found.outcomes));
    for (const [receiver, { text, part }] of found.outcomes) {
      const [fate = '', rule = null] = text.split(' ');
      cells.get(receiver)?.push({ flow, fate: FATES.find((one) => one === fate) ?? 'inbox', rule, part });
    }
  }
  return { cells, mistakes };
}

/** Whether an outcome that names no receivers speaks of this cell. */
function arises(flow: FlowKind, before: readonly CellOutcome[]): boolean {
  if (flow === 'notice') return true;
  if (flow === 'bounce') return before.some(({ fate }) => COMES_BACK.includes(fate));
  return before.some((one) => one.flow === 'notice' && one.fate === 'inbox');
}

interface Written {
  readonly text: string;
  readonly part: Part<unknown>;
}

function spread(
  outcomes: Part<OutcomesShape>,
  receivers: readonly string[],
  speaksOf: (receiver: string) => boolean,
): { readonly outcomes: ReadonlyMap<string, Written>; readonly mistakes: readonly Mistake[] } {
  const { value, file, path } = outcomes;
  if (typeof value === 'string') {
    const all = receivers.filter(speaksOf).map((receiver) => [receiver, { text: value, part: outcomes }] as const);
    return { outcomes: new Map(all), mistakes: [] };
  }
  const found = new Map<string, Written>();
  const mistakes: Mistake[] = [];
  for (const [text, part] of pairs({ value, file, path })) {
    for (const named of namesIn(part)) {
      const complaint = trouble(named.value, receivers, found);
      if (complaint === null) found.set(named.value, { text, part: named });
      else mistakes.push(mistakeIn(named, complaint));
    }
  }
  return { outcomes: found, mistakes };
}

function namesIn({ value, file, path }: Part<string | readonly string[]>): readonly Part<string>[] {
  return typeof value === 'string' ? [{ value, file, path }] : entries({ value, file, path });
}

function trouble(name: string, receivers: readonly string[], found: ReadonlyMap<string, Written>) {
  if (!receivers.includes(name)) {
    const problem = `This matrix has no receiver \`${name}\`.`;
    return { problem, mend: sayChoices(name, receivers, 'receivers of this matrix') };
  }
  const before = found.get(name);
  if (before === undefined) return null;
  const problem = `\`${name}\` stands in this row already, as \`${before.text}\`.`;
  return { problem, mend: 'Name each receiver once: a flow has one fate.' };
}

function forgotten(
  outcomes: Part<unknown>,
  receivers: readonly string[],
  found: ReadonlyMap<string, Written>,
): readonly Mistake[] {
  const missing = receivers.filter((receiver) => !found.has(receiver));
  if (missing.length === 0) return [];
  const problem = `This row says nothing of the notice to ${missing.join(', ')}.`;
  return [mistakeIn(outcomes, { problem, mend: 'Add them to one of its outcomes.' }, 'key')];
}
