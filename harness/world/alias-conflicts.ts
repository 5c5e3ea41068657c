import type { ZoneLine } from '../model/dns.ts';
import type { Mistake } from '../model/position.ts';
import type { Scenario } from '../model/world.ts';
import { layersByDomain, type Layer } from './lines-by-domain.ts';
import { stagesOf } from './stages.ts';
import { zonesOfDomain } from './zones.ts';

/**
 * Names with a CNAME and other records beside it, at the start or after any change: a name server refuses to load such a
 * zone (RFC 1034 section 3.6.2).
 */
export function findAliasConflicts(scenario: Scenario): readonly Mistake[] {
  const found = new Map<string, Mistake>();
  for (const { zones } of stagesOf(scenario)) {
    for (const name of conflictingNames(zones)) {
      const line = lastAlias(zones, name);
      if (line !== undefined && !found.has(name)) found.set(name, toMistake(line));
    }
  }
  return [...found.values()];
}

/** The reader of zone text sees one text only; here all layers are laid over one another, and every zone has its SOA. */
function conflictingNames(layers: readonly Layer[]): readonly string[] {
  const zones = layersByDomain(layers).flatMap((ofDomain) =>
    ofDomain.some(hasAlias) ? [...zonesOfDomain(ofDomain).values()] : [],
  );
  return zones.flatMap((zone) =>
    [...zone.nodes].flatMap(([name, { records }]) => {
      const isAlias = records.some(({ data }) => data.type === 'CNAME');
      return isAlias && records.length > 1 ? [name] : [];
    }),
  );
}

function hasAlias(lines: Layer): boolean {
  return lines.some((line) => line.kind === 'record' && line.data.type === 'CNAME');
}

function lastAlias(layers: readonly Layer[], name: string): ZoneLine | undefined {
  return layers.flat().findLast((line) => line.name === name && line.kind === 'record' && line.data.type === 'CNAME');
}

function toMistake({ name, where }: ZoneLine): Mistake {
  return {
    ...where,
    problem: `The name ${name} has a CNAME and other records beside it, if only the SOA at the top of its zone.`,
    mend: 'Leave out the CNAME, and write the records that it would lead to.',
    source: null,
  };
}
