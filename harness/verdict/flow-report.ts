import type { FlowReport } from '../model/report.ts';
import type { MergedFlow } from './merged-flow.ts';
import { intendedText, readerText } from './reading.ts';

/** One flow as the report shows it. */
export function flowReport(flow: MergedFlow): FlowReport {
  const decided = flow.chain.at(-1);
  return {
    flow: flow.key.flow,
    person: flow.key.person,
    act: flow.key.act,
    from: flow.from,
    to: flow.to,
    fate: flow.fate,
    reached: flow.reached,
    intendedReader: intendedText(flow.intended),
    readBy: flow.reader === null ? null : readerText(flow.reader),
    learns: flow.learns,
    decidedBy: decided === undefined ? null : flow.prefix + decided.delivery.id,
    rule: flow.rule,
    reason: flow.reason,
    assumed: flow.assumed,
    model: flow.model,
    variants: flow.variants,
    deliveries: flow.deliveries,
  };
}
