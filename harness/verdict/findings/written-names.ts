import type { World } from '../../model/world.ts';
import { isBelow } from '../../standards/domain.ts';
import { distinct } from './sets.ts';

/** Names at or below a domain at which the scenario, or a change in it, writes TXT records, in order. */
export function namesWithTxt({ scenario }: World, domain: string): readonly string[] {
  const changes = scenario.acts.flatMap((act) => (act.kind === 'change' ? [act.zones] : []));
  const lines = [...scenario.zones, ...changes].flat();
  const txt = lines.filter((line) => line.kind === 'record' && line.data.type === 'TXT');
  return distinct(txt.map(({ name }) => name).filter((name) => isBelow(name, domain)));
}
