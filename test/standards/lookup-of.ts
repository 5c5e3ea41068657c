import type { Lookup } from '../../harness/model/dns.ts';
import { zonedataLookup, type Zonedata } from '../conformance/zonedata.ts';

/** Answers from the given zone data; names below none of `declared` are undeclared. */
export function lookupOf(zonedata: Zonedata, declared: readonly string[] = ['']): Lookup {
  const zones = zonedataLookup(zonedata);
  return (name, type) =>
    declared.some((apex) => apex === '' || name === apex || name.endsWith(`.${apex}`))
      ? zones(name, type)
      : { status: 'undeclared', data: [], ttl: 0, aliases: [] };
}
