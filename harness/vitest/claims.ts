import { FATES, type Fate, type FlowReport, type ScenarioReport } from '../index.ts';
import type { Claim } from './claim.ts';

/** A claim, or why there is none: what it was given cannot be. */
export type ClaimOrProblem = Claim | { readonly problem: string };

/** The flow ends in this fate. */
export function reaches(fate: Fate): ClaimOrProblem {
  if (!FATES.includes(fate)) return { problem: `There is no fate "${String(fate)}"; there are ${FATES.join(', ')}.` };
  return { text: `reach ${fate}`, holds: (flow) => flow.fate === fate, actual: fateOf };
}

const READERS = ['library', 'vendor', 'nobody', 'stranger'];

/**
 * The flow ends in a mailbox that this reader looks into: `library`, `vendor`, `stranger`, a person's name; or one that
 * `nobody` looks into.
 */
export function isReadBy(reader: string, report: ScenarioReport): ClaimOrProblem {
  const known = [...new Set([...READERS, ...report.flows.map(({ person }) => person)])];
  const wanted = known.find((one) => one.toLowerCase() === String(reader).trim().toLowerCase());
  if (wanted === undefined) return { problem: `There is no reader "${reader}"; there are ${known.join(', ')}.` };
  return {
    text: `be read by ${wanted}`,
    holds: ({ readBy }) => readBy === wanted,
    actual: (flow) => `${fateOf(flow)}, ${flow.readBy === null ? 'in no mailbox' : `read by ${flow.readBy}`}`,
  };
}

/** The flow ends with a refusal, 4xx or 5xx, that contains this text or fits this expression. */
export function isRefusedWith(reply: string | RegExp): ClaimOrProblem {
  if (reply === '') return { problem: "toBeRefusedWith needs a part of the reply, such as '550 5.7.26'." };
  return {
    text: `be refused with ${String(reply)}`,
    holds: (flow, report) => {
      const { code, text } = replyTo(flow, report);
      return code >= 400 && (typeof reply === 'string' ? contains(text, reply) : new RegExp(reply).test(text));
    },
    actual: (flow, report) => {
      const { text } = replyTo(flow, report);
      return text === '' ? fateOf(flow) : `${fateOf(flow)}, with the reply ${text}`;
    },
  };
}

function fateOf({ fate, rule }: FlowReport): string {
  return rule === null ? fate : `${fate} by ${rule}`;
}

/** The reply that decided, as one line: `550 5.7.26 …`. */
function replyTo(
  { decidedBy }: FlowReport,
  { deliveries }: ScenarioReport,
): { readonly code: number; readonly text: string } {
  const reply = deliveries.find(({ id }) => id === decidedBy)?.reply;
  if (reply === undefined) return { code: 0, text: '' };
  return { code: reply.code, text: [reply.code, reply.enhanced, reply.text].filter((part) => part !== null).join(' ') };
}

/** `550 5.7.2` is no part of `550 5.7.26 …`, and `550 5.7` is not either. */
function contains(text: string, part: string): boolean {
  const at = text.indexOf(part);
  return at >= 0 && !/^(?:\w|\.\d)/u.test(text.slice(at + part.length));
}
