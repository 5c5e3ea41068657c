import type { ChangeAct } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { buildZones } from './zones.ts';

/**
 * The world after a change: its zone lines replace the record sets they name, its properties those of the catalogue. What
 * resolvers keep in their caches is no part of the world and stays.
 */
export function applyChange(world: World, act: ChangeAct): World {
  const sender = { ...world.sender, properties: { ...world.sender.properties, ...act.properties } };
  if (act.zones.length === 0) return { ...world, sender };
  const scenario = { ...world.scenario, zones: [...world.scenario.zones, act.zones] };
  return { ...world, scenario, sender, zones: buildZones(scenario.zones) };
}
