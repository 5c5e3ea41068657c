import type { Selection } from '../../model/explanation.ts';
import { FLOW_KINDS } from '../../model/flow.ts';
import type { World } from '../../model/world.ts';
import type { MergedFlow } from '../merged-flow.ts';

export type SelectedFlows =
  | { readonly kind: 'flows'; readonly flows: readonly MergedFlow[] }
  | { readonly kind: 'unknown'; readonly problem: string };

/**
 * The flows that fit every word of a selection. Where none of a named kind arose, those that did not, since why not is
 * then the question. Without any word: the flows that did not reach their reader, else all notices.
 */
export function selectedFlows(world: World, flows: readonly MergedFlow[], selection: Selection): SelectedFlows {
  const { flow, to, act } = selection;
  const arose = flows.filter(({ fate }) => fate !== 'not-applicable');
  if (flow === null && to === null && act === null) {
    const failed = arose.filter(({ reached }) => reached !== true);
    return { kind: 'flows', flows: failed.length > 0 ? failed : arose.filter(({ key }) => key.flow === 'notice') };
  }
  const problem = unknownWord(world, flows, selection);
  if (problem !== null) return { kind: 'unknown', problem };
  const fitting = flows.filter((one) => fits(world, flows, one, selection));
  const arisen = fitting.filter((one) => arose.includes(one));
  if (arisen.length > 0) return { kind: 'flows', flows: arisen };
  if (fitting.length > 0 && flow !== null) return { kind: 'flows', flows: fitting };
  return { kind: 'unknown', problem: `No flow is all of that. There are:\n${listed(arose)}` };
}

function fits(world: World, flows: readonly MergedFlow[], one: MergedFlow, { flow, to, act }: Selection): boolean {
  if (flow !== null && one.key.flow !== flow) return false;
  if (to !== null && !concerns(world, one, to)) return false;
  return act === null || isAct(flows, one.key.act, act);
}

/** A person by name or by address on file, the address of the notice, or where the flow itself went. */
function concerns(world: World, { key, noticeTo, to }: MergedFlow, who: string): boolean {
  const onFile = world.people.get(key.person)?.address ?? '';
  return [key.person, onFile, noticeTo, to].some((name) => same(name, who));
}

function same(left: string, right: string): boolean {
  return left !== '' && left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** `c1-staff` stands for `c1-staff-corporate`; `c2` is an id itself and does not stand for `c2-2`. */
function isAct(flows: readonly MergedFlow[], id: string, wanted: string): boolean {
  return id === wanted || (!flows.some(({ key }) => key.act === wanted) && id.startsWith(`${wanted}-`));
}

function unknownWord(world: World, flows: readonly MergedFlow[], { flow, to, act }: Selection): string | null {
  if (flow !== null && !FLOW_KINDS.some((kind) => kind === flow)) {
    return `There is no flow "${flow}"; there are ${FLOW_KINDS.join(', ')}.`;
  }
  if (act !== null && !flows.some(({ key }) => isAct(flows, key.act, act))) {
    return `There is no act "${act}" that writes to anybody; there are ${distinct(flows.map(({ key }) => key.act))}.`;
  }
  if (to === null || flows.some((one) => concerns(world, one, to))) return null;
  const people = flows.map(({ key, noticeTo }) => (noticeTo === '' ? key.person : `${key.person} (${noticeTo})`));
  const targets = flows.flatMap((one) => (one.key.flow === 'notice' || one.to === '' ? [] : [one.to]));
  const there = `People: ${distinct(people)}.${targets.length === 0 ? '' : ` Answers went to ${distinct(targets)}.`}`;
  return `Nothing was written to "${to}". ${there}`;
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

function listed(flows: readonly MergedFlow[]): string {
  return flows.map(({ key, to }) => `  --flow ${key.flow} --act ${key.act} --to "${to || key.person}"`).join('\n');
}
