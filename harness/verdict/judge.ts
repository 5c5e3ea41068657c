import type { Evidence } from '../model/evidence.ts';
import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { beliefs } from './beliefs.ts';
import { deliveryReport } from './delivery-report.ts';
import { dmarcBothReport } from './dmarc-both-report.ts';
import { checkExpectation, hangsOnUnknown, type Outcome } from './expectations.ts';
import { selectFlows } from './expected-flows.ts';
import type { LookupAt } from './findings/case.ts';
import { findAll } from './findings/find-all.ts';
import { flowReport } from './flow-report.ts';
import { ilsReport } from './ils-report.ts';
import { mergeFlows } from './merged-flow.ts';
import { patronsReport, type Audience } from './patrons/patrons-report.ts';
import { playTimelines } from './played-timeline.ts';
import { wordFinding } from './words.ts';
import { works as worksOf } from './works.ts';

/**
 * Judges what was played: the fate of every flow, what is worth telling, and whether it is as expected. Everything
 * comes from the records; the zones are asked only for findings about records that no message met.
 *
 * Timelines are merged: the worse fate of a flow wins (`WORST_FIRST`). Deliveries of several timelines have the
 * timeline's letter before their id: `a.d1`, `b.d1`.
 *
 * @param lookupAt Asks the DNS as its zones stand at a virtual time: changes between acts change it.
 * @param audience What an address export is set against; needed only where the scenario has one.
 */
export function judge(evidence: Evidence, lookupAt: LookupAt, audience: Audience = NOWHERE): ScenarioReport {
  const { world } = evidence;
  const { scenario } = world;
  const timelines = playTimelines(evidence);
  const flows = mergeFlows(timelines);
  const works = worksOf(world, flows);
  const patrons = patronsReport(world, flows, audience);
  const findings = findAll({ world, timelines, flows, works, lookupAt, patrons }).map(wordFinding);
  const found = { flows, findings, works };
  const expectations = scenario.expectations.map((one) => checkExpectation(one, found));
  return {
    id: scenario.id,
    title: scenario.title,
    file: scenario.file,
    tags: scenario.tags,
    story: scenario.cell?.story ?? null,
    cell: cellOf(scenario),
    outcome: outcomeOf(scenario, found),
    works,
    ils: ilsReport(evidence.timelines, scenario.timeZone),
    beliefs: beliefs(world, timelines, flows),
    patrons,
    dmarcBoth: dmarcBothReport(world, timelines),
    flows: flows.map(flowReport),
    deliveries: timelines.flatMap((played) =>
      played.timeline.records.map((record) => deliveryReport(world, played, record)),
    ),
    findings,
    expectations,
  };
}

/** Nobody was asked. */
const NOWHERE: Audience = { placeOf: () => ({ kind: 'unknown', why: 'undeclared' }), showAddresses: false };

function cellOf({ cell }: Scenario): ScenarioReport['cell'] {
  return cell === null ? null : { setup: cell.setup, about: cell.about, receiver: cell.receiver };
}

/** Unmet where something known speaks against an expectation; inconclusive where only the unknown does. */
function outcomeOf(scenario: Scenario, found: Outcome): ScenarioReport['outcome'] {
  const unmet = scenario.expectations.filter((one) => !checkExpectation(one, found).met);
  if (unmet.some((one) => !hangsOnUnknown(one, found))) return 'unexpected';
  const foreseen = new Set(
    scenario.expectations.flatMap((one) =>
      one.kind === 'flows' && one.fate === 'inconclusive' ? selectFlows(one, found.flows) : [],
    ),
  );
  const unforeseen = found.flows.some((flow) => flow.fate === 'inconclusive' && !foreseen.has(flow));
  return unforeseen || unmet.length > 0 ? 'inconclusive' : 'as-expected';
}
