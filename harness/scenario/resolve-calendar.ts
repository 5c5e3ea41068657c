import type { Scenario } from '../model/world.ts';
import { child, type Part } from '../source/part.ts';
import { nearest } from '../source/suggest.ts';
import { readTime } from './act-time.ts';
import { complain, orDefault, type Ground } from './ground.ts';
import { isTimeZone } from './local-instant.ts';
import type { ScenarioShape } from './schema.ts';

const USUAL_ZONE = 'America/Chicago';
/** A Monday in the first week after clocks were put back in the United States. */
const USUAL_START = '2026-11-02T09:00';
/** The example notice in the vendor's document was sent at 01:05:41. */
const USUAL_NIGHTLY = '01:05';

/** When a scenario begins, in which time zone, and when the nightly job runs; null where that cannot be told. */
export function resolveCalendar(
  ground: Ground,
  scenario: Part<ScenarioShape>,
): Pick<Scenario, 'start' | 'timeZone' | 'nightly'> | null {
  const zone = orDefault(child(scenario, 'timeZone'), USUAL_ZONE, scenario);
  if (!isTimeZone(zone.value)) {
    const meant = nearest(zone.value, Intl.supportedValuesOf('timeZone'));
    const mend = 'Write a name of the IANA time zone database, such as America/Chicago.';
    complain(ground, zone, {
      problem: `There is no time zone \`${zone.value}\`.`,
      mend: meant === null ? mend : `Did you mean \`${meant}\`? ${mend}`,
    });
    return null;
  }
  const start = readTime(ground, orDefault(child(scenario, 'start'), USUAL_START, scenario), zone.value);
  const [hour = 0, minute = 0] = (scenario.value.nightly ?? USUAL_NIGHTLY).split(':').map(Number);
  return start === null ? null : { start, timeZone: zone.value, nightly: { hour, minute } };
}
