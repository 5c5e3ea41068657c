import { plainText, scenarioText, type FlowKind, type FlowReport, type ScenarioReport } from '../index.ts';
import type { Claim } from './claim.ts';

/** How one flow is named, before the person, and how several are. */
const KINDS: Readonly<Record<FlowKind, { readonly one: string; readonly many: string }>> = {
  notice: { one: 'notice to', many: 'notices' },
  reply: { one: 'reply of', many: 'replies' },
  'misdirected-reply': { one: 'misdirected reply of', many: 'misdirected replies' },
  bounce: { one: 'bounce about', many: 'bounces' },
  'away-message': { one: 'away message of', many: 'away messages' },
};

/** Flows of one kind that an expectation was about, and those of them that speak against it. */
export interface Contradicted {
  readonly claim: Claim;
  readonly flows: readonly FlowReport[];
  readonly against: readonly FlowReport[];
  readonly negated: boolean;
}

/** Why an expectation about flows failed: what became of each that speaks against it, then the board of the scenario. */
export function failureText(contradicted: Contradicted, report: ScenarioReport, colour: boolean): string {
  const { claim, flows, against } = contradicted;
  const [only] = flows;
  const said =
    flows.length === 1 && only !== undefined
      ? [`${claimOfOne(only, contradicted)}, but: ${whatHappened(only, claim, report)}`]
      : [
          `${claimOfAll(contradicted)}, but ${against.length} did otherwise:`,
          ...against.map((flow) => `  ${flow.person} in ${flow.act}: ${whatHappened(flow, claim, report)}`),
        ];
  return [...said.map((line) => plainLine(line)), '', board(report, colour)].join('\n');
}

function claimOfOne({ flow, person, act }: FlowReport, { claim, negated }: Contradicted): string {
  return `The ${KINDS[flow].one} ${person} in ${act} should ${negated ? 'not ' : ''}${claim.text}`;
}

function claimOfAll({ claim, flows, negated }: Contradicted): string {
  const kind = flows[0]?.flow ?? 'notice';
  return `${negated ? 'None of the' : 'All'} ${flows.length} ${KINDS[kind].many} should ${claim.text}`;
}

function whatHappened(flow: FlowReport, { actual }: Claim, report: ScenarioReport): string {
  const unknown = flow.fate === 'inconclusive' ? 'Nobody can say what becomes of it: ' : '';
  return `${actual(flow, report).replace(/\.$/u, '')}. ${unknown}${flow.reason}`;
}

/** A line that holds texts of the user's, as it may stand on a terminal; its indentation stays. */
export function plainLine(line: string): string {
  const text = line.trimStart();
  return `${' '.repeat(line.length - text.length)}${plainText(text)}`;
}

/** The scenario as `noticeproof run` tells it on the console. */
export function board(report: ScenarioReport, colour: boolean): string {
  return scenarioText(report, { colour, width: 100 }).trimEnd();
}
