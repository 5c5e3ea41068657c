import { domainOf } from '../../standards/address.ts';
import type { C1StaffAct } from '../../model/scenario.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct } from './sets.ts';

/** What the vendor's test procedure (document of 2019, section C) says, held against what happened. */
export function testProcedure(c: Case): readonly Finding[] {
  return [...refutedClaims(c), ...stoppedEarly(c)];
}

/** "This latter test will always work", said of the personal address of somebody at the library. */
function refutedClaims({ world, flows }: Case): readonly Finding[] {
  const { acts, library } = world.scenario;
  const personal = acts.filter(
    (act): act is C1StaffAct =>
      act.kind === 'c1-staff' && world.siteOfDomain.get(domainOf(act.to))?.id !== library.site,
  );
  return flows
    .filter(
      ({ key, reached }) => key.flow === 'notice' && reached === false && personal.some((act) => act.id === key.act),
    )
    .map(({ noticeTo, fate, rule }) => ({
      code: 'c1-claim-refuted',
      severity: 'warning',
      facts: { address: noticeTo, fate, rule: rule ?? '' },
    }));
}

/** The document goes on to C2 only "after you confirm that there are no problems" in C1: notices and replies. */
function stoppedEarly({ world, flows }: Case): readonly Finding[] {
  const { acts } = world.scenario;
  if (!acts.some((act) => act.kind === 'c2')) return [];
  const tests = new Set(acts.filter((act) => act.kind === 'c1-staff' || act.kind === 'c1-opac').map((act) => act.id));
  const failed = flows.filter((flow) => tests.has(flow.key.act) && isWatched(flow) && flow.reached === false);
  if (failed.length === 0) return [];
  const facts = { tests: distinct(failed.map((flow) => `${flow.key.flow} ${flow.key.act}`)) };
  return [{ code: 'document-would-stop', severity: 'note', facts }];
}

function isWatched(flow: MergedFlow): boolean {
  return flow.key.flow === 'notice' || flow.key.flow === 'reply' || flow.key.flow === 'misdirected-reply';
}
