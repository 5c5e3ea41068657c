import type { Fate } from '../model/flow.ts';
import type { ExpectedFlow } from '../model/report.ts';
import type { Expectation } from '../model/scenario.ts';
import { lastReply } from './last-reply.ts';
import type { MergedFlow } from './merged-flow.ts';

type FlowsExpectation = Extract<Expectation, { kind: 'flows' }>;

/** How an expectation about flows reads. */
export function flowsText(expected: FlowsExpectation): string {
  const { flow, to, acts, fate, rules, learns, reply, variants } = expected;
  const whose = [to === null ? '' : ` of ${to.join(', ')}`, acts === null ? '' : ` in ${acts.join(', ')}`].join('');
  const details = [
    rules === null ? '' : `by ${rules.join(' or ')}`,
    learns === null ? '' : `${learns} learns of it`,
    reply === null ? '' : `the reply contains "${reply}"`,
    ...(variants === null ? [] : [...variants].map(([address, one]) => `${one} from ${address}`)),
  ].filter((text) => text !== '');
  return [`${flow}${whose}: ${fate}`, ...details].join(', ');
}

/** The flows an expectation speaks of. An address is whom the notice was for; only else where the flow itself went. */
export function selectFlows(expected: FlowsExpectation, flows: readonly MergedFlow[]): readonly MergedFlow[] {
  const { flow, to, acts } = expected;
  const ids = new Set(flows.map(({ key }) => key.act));
  const inActs = flows.filter(
    ({ key }) => key.flow === flow && (acts === null || acts.some((act) => isAct(key.act, act, ids))),
  );
  if (to === null) return inActs;
  return to.flatMap((who) => {
    const concerned = inActs.filter(({ key, noticeTo }) => key.person === who || same(noticeTo, who));
    return concerned.length > 0 ? concerned : inActs.filter((one) => same(one.to, who));
  });
}

/** `c1-staff` stands for `c1-staff-corporate`; `c2` is an id itself and does not stand for `c2-2`. */
function isAct(id: string, wanted: string, ids: ReadonlySet<string>): boolean {
  return id === wanted || (!ids.has(wanted) && id.startsWith(`${wanted}-`));
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Holds every flow selected against every field given, and says of each whether it fits. */
export function checkFlows(expected: FlowsExpectation, flows: readonly MergedFlow[]) {
  const selected = selectFlows(expected, flows);
  if (selected.length === 0) return { met: false, actual: 'no such flow', flows: [] };
  const unknown = (expected.to ?? []).filter((who) => selectFlows({ ...expected, to: [who] }, flows).length === 0);
  const held = [...new Set(selected)].map((one) => expectedFlow(one, holds(expected, one)));
  const met = unknown.length === 0 && held.every((one) => one.met) && everyRuleUsed(expected, selected);
  const actual = [...new Set(selected.map((flow) => actualText(expected, flow)))];
  return { met, actual: [...unknown.map((who) => `no such flow of ${who}`), ...actual].join('; '), flows: held };
}

function expectedFlow({ key: { flow, person, act } }: MergedFlow, met: boolean): ExpectedFlow {
  return { flow, person, act, met };
}

function holds(expected: FlowsExpectation, flow: MergedFlow): boolean {
  if (flow.fate !== expected.fate) return false;
  if (expected.rules !== null && !expected.rules.includes(flow.rule ?? '')) return false;
  if (expected.learns !== null && flow.learns !== expected.learns) return false;
  if (expected.reply !== null && !lastReply(flow).includes(expected.reply)) return false;
  return (
    expected.variants === null || [...expected.variants].every(([address, fate]) => hasVariant(flow, address, fate))
  );
}

/** A rule that decided nothing is a mistake in the expectation, or a change of the verdict. */
function everyRuleUsed({ rules }: FlowsExpectation, flows: readonly MergedFlow[]): boolean {
  return (rules ?? []).every((rule) => flows.some((flow) => flow.rule === rule));
}

/** Where the timelines agree, every address has the flow's one fate. */
function hasVariant(flow: MergedFlow, address: string, fate: Fate): boolean {
  if (flow.variants.length === 0) return flow.fate === fate;
  const own = flow.variants.filter((variant) => variant.clientIp === address);
  return own.some((variant) => variant.fate === fate);
}

function actualText(expected: FlowsExpectation, flow: MergedFlow): string {
  const { key, fate, rule, learns, variants } = flow;
  const details = [
    rule === null ? '' : ` by ${rule}`,
    expected.learns === null ? '' : `, learns: ${learns ?? 'not applicable'}`,
    expected.reply === null ? '' : `, reply: ${lastReply(flow)}`,
    ...variants.map((variant) => `, ${variant.fate} from ${variant.clientIp}`),
  ];
  return `${key.person} in ${key.act}: ${fate}${details.join('')}`;
}
