import type { MergedFlow } from '../merged-flow.ts';

/** Each text once, in the order they came. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

export function peopleOf(flows: readonly { readonly key: { readonly person: string } }[]): readonly string[] {
  return distinct(flows.map((flow) => flow.key.person));
}

/** A flow's name in lists: `notice J. Doe c2`. */
export function flowName(flow: MergedFlow): string {
  return `${flow.key.flow} ${flow.key.person} ${flow.key.act}`;
}
