import type { DeliveryRecord } from '../model/delivery.ts';
import type { FlowKey } from '../model/flow.ts';
import type { BeliefReport } from '../model/report.ts';
import type { World } from '../model/world.ts';
import { localTime } from './local-time.ts';
import type { MergedFlow } from './merged-flow.ts';
import type { PlayedTimeline } from './played-timeline.ts';
import { decidingTransaction } from './record-index.ts';
import { replyText } from './reply-text.ts';

/** Words a catalogue's books begin with where it does not take a notice for sent. */
const NOT_SENT = /^(?:pending|fail|error|invalid)/i;

/**
 * What the catalogue, and the server it hands mail to, believe of each notice, beside what became of it; in the timeline
 * that the reported fate is of.
 */
export function beliefs(
  world: World,
  timelines: readonly PlayedTimeline[],
  flows: readonly MergedFlow[],
): readonly BeliefReport[] {
  const notices = flows.filter(({ key, fate }) => key.flow === 'notice' && fate !== 'not-applicable');
  return notices.map((flow) => {
    const played = timelines.find(({ prefix }) => prefix === flow.prefix);
    const catalogue = lastEntry(world, played, flow.key);
    const first = flow.chain[0];
    return {
      person: flow.key.person,
      act: flow.key.act,
      catalogue,
      service: first === undefined ? null : serviceSaid(world, first),
      fate: flow.fate,
      differs: flow.reached === null ? null : saysSent(catalogue) !== flow.reached,
    };
  });
}

/** The last that stands in the catalogue's books: item texts are the act's id and the person's. */
function lastEntry(world: World, played: PlayedTimeline | undefined, { act, person }: FlowKey) {
  const entry = played?.timeline.state.ils.findLast(({ item }) => item === `${act} ${person}`);
  if (entry === undefined) return null;
  const { system, status, at } = entry;
  return { system, status, at: localTime(at, world.scenario.timeZone) };
}

function saysSent(catalogue: BeliefReport['catalogue']): boolean {
  return catalogue !== null && !NOT_SENT.test(catalogue.status);
}

/** What a server said that mail is handed to whoever it is for; null where the catalogue's own server found its way. */
function serviceSaid(world: World, first: DeliveryRecord): BeliefReport['service'] {
  if (first.delivery.draft.route.kind === 'mx') return null;
  const { serverSite, attempt } = decidingTransaction(first);
  if (serverSite === null) return null;
  return { system: world.sites.get(serverSite)?.title ?? serverSite, reply: replyText(attempt.reply) };
}
