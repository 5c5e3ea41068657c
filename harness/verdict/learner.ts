import type { Learner } from '../model/flow.ts';
import type { Reader } from '../model/people.ts';
import type { World } from '../model/world.ts';
import type { FlowFate } from './flow-fate.ts';
import { isLibrary } from './reading.ts';
import type { RecordIndex } from './record-index.ts';

/**
 * Who learns that a flow failed, from the evidence: whoever reads the mailbox in which the report about it ended, else
 * whoever found the message itself, else who sat at the screen while the catalogue refused (C1), else nobody.
 *
 * @returns null where the flow did not fail, and where its report is inconclusive.
 */
export function learnerOf(world: World, index: RecordIndex, flow: FlowFate, bounce: FlowFate): Learner | null {
  if (flow.reached !== false) return null;
  if (flow.fate === 'never-sent') return isAtScreen(world, flow) ? 'library' : 'nobody';
  if (flow.reader !== null) return learnerBy(world, flow.reader, flow.key.person);
  const [report] = bounce.chain;
  const cause = report === undefined ? null : index.causeOf(report);
  if (cause === null || !flow.chain.includes(cause)) return 'nobody';
  if (bounce.fate === 'inconclusive') return null;
  return bounce.reader === null ? 'nobody' : learnerBy(world, bounce.reader, flow.key.person);
}

/** A person who reads somebody else's message learns nothing that helps anybody. */
function learnerBy(world: World, reader: Reader, person: string): Learner {
  if (isLibrary(world, reader)) return 'library';
  if (reader.kind === 'person') return reader.person === person ? 'patron' : 'nobody';
  return reader.kind === 'vendor' ? 'vendor' : 'nobody';
}

/** In C1 somebody of the library, or its IT, looks at the screen; C2 runs at night. */
function isAtScreen(world: World, flow: FlowFate): boolean {
  const act = world.scenario.acts.find((candidate) => candidate.id === flow.key.act);
  return flow.key.flow === 'notice' && (act?.kind === 'c1-staff' || act?.kind === 'c1-opac');
}
