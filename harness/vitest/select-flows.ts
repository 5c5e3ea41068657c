import { FLOW_KINDS, type FlowKind, type FlowReport } from '../index.ts';

/** Which flows an expectation is about: all that fit every given word. */
export interface WantedFlows {
  readonly flow: FlowKind;
  /** A person's name, the address the notice was for, or where the flow itself went. */
  readonly to?: string;
  /** Id of an act, or the beginning of several: `c1-staff` for `c1-staff-corporate`. */
  readonly act?: string;
}

export type SelectedFlows =
  | { readonly kind: 'flows'; readonly flows: readonly FlowReport[] }
  | { readonly kind: 'unknown'; readonly problem: string };

/**
 * The flows of a report that an expectation is about. Those that cannot arise are left out where others did: they stand
 * alone only where that is the answer.
 */
export function selectFlows(flows: readonly FlowReport[], wanted: WantedFlows): SelectedFlows {
  const problem = unknownWord(flows, wanted);
  if (problem !== null) return { kind: 'unknown', problem };
  const fitting = flows.filter((one) => fits(flows, one, wanted));
  const arose = fitting.filter(({ fate }) => fate !== 'not-applicable');
  if (fitting.length > 0) return { kind: 'flows', flows: arose.length > 0 ? arose : fitting };
  return { kind: 'unknown', problem: `No flow is all of that. There are:\n${listed(flows)}` };
}

function fits(flows: readonly FlowReport[], one: FlowReport, { flow, to, act }: WantedFlows): boolean {
  if (one.flow !== flow || (to !== undefined && !concerns(flows, one, to))) return false;
  return act === undefined || isAct(flows, one.act, act);
}

/** A person, or an address: of the notice that the flow answers, or of the flow itself. */
function concerns(flows: readonly FlowReport[], one: FlowReport, who: string): boolean {
  return [one.person, noticeOf(flows, one)?.to ?? '', one.to].some((name) => same(name, who));
}

function noticeOf(flows: readonly FlowReport[], { person, act }: FlowReport): FlowReport | undefined {
  return flows.find((other) => other.flow === 'notice' && other.person === person && other.act === act);
}

function same(left: string, right: string): boolean {
  return left !== '' && left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** `c1-staff` stands for `c1-staff-corporate`; `c2` is an id itself and does not stand for `c2-2`. */
function isAct(flows: readonly FlowReport[], id: string, wanted: string): boolean {
  return id === wanted || (!flows.some(({ act }) => act === wanted) && id.startsWith(`${wanted}-`));
}

function unknownWord(flows: readonly FlowReport[], { flow, to, act }: WantedFlows): string | null {
  if (!FLOW_KINDS.includes(flow)) return `There is no flow "${flow}"; there are ${FLOW_KINDS.join(', ')}.`;
  if (act !== undefined && !flows.some((one) => isAct(flows, one.act, act))) {
    return `There is no act "${act}" that writes to anybody; there are ${distinct(flows.map((one) => one.act))}.`;
  }
  if (to === undefined || flows.some((one) => concerns(flows, one, to))) return null;
  const notices = flows.filter((one) => one.flow === 'notice');
  const people = notices.map((one) => (one.to === '' ? one.person : `${one.person} (${one.to})`));
  return `Nothing was written to "${to}". People: ${distinct(people)}.`;
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}

function listed(flows: readonly FlowReport[]): string {
  return flows
    .filter(({ fate }) => fate !== 'not-applicable')
    .map(({ flow, person, act }) => `  flow('${flow}', { to: '${person}', act: '${act}' })`)
    .join('\n');
}
