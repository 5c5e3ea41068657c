import { parseZoneText } from '../../harness/standards/zone-text.ts';
import { buildZones } from '../../harness/world/zones.ts';
import type { ZoneSet } from '../../harness/model/dns.ts';

/** Zones of one layer; a mistake in the text is a mistake of the test. */
export function zonesOf(text: string): ZoneSet {
  const { lines, mistakes } = parseZoneText(text, (line, column) => ({ file: 'test', line, column }));
  const [mistake] = mistakes;
  if (mistake !== undefined) throw new Error(`${mistake.line}:${mistake.column} ${mistake.problem}`);
  return buildZones([lines]);
}
