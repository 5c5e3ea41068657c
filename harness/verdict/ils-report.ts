import type { Timeline } from '../model/evidence.ts';
import type { ScenarioReport } from '../model/report.ts';
import { localTime } from './local-time.ts';

/** What the catalogue believes, over all timelines; the same entry only once. */
export function ilsReport(timelines: readonly Timeline[], timeZone: string): ScenarioReport['ils'] {
  const entries = timelines.flatMap((timeline) => timeline.state.ils);
  const distinct = new Map(entries.map((entry) => [JSON.stringify(entry), entry]));
  return [...distinct.values()].map(({ system, item, status, at }) => ({
    system,
    item,
    status,
    at: localTime(at, timeZone),
  }));
}
