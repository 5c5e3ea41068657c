import type { ChangeAct, SiteChange } from '../model/scenario.ts';
import type { Scenario, Site, World } from '../model/world.ts';
import { indexSites } from './build.ts';
import { buildZones } from './zones.ts';

/**
 * The world after a change: its zone lines replace the record sets they name, its catalogue the one before, its
 * hosts those of their sites, with the records they publish by themselves, its states those of the mailboxes. What resolvers keep in their caches is no part
 * of the world and stays.
 */
export function applyChange(world: World, act: ChangeAct): World {
  const sender = act.sender ?? world.sender;
  const scenario = changedScenario(world.scenario, act);
  const mailboxes = changedMailboxes(world, act);
  if (scenario === world.scenario) return { ...world, sender, mailboxes };
  return { ...world, scenario, sender, mailboxes, zones: buildZones(scenario.zones), ...indexSites(scenario.sites) };
}

/** A deleted mailbox is found no more; a later change brings back the one the scenario began with. */
function changedMailboxes({ mailboxes, scenario }: World, { mailboxes: changes }: ChangeAct): World['mailboxes'] {
  if (changes === undefined || changes.size === 0) return mailboxes;
  return new Map(
    scenario.mailboxes.flatMap((first) => {
      const state = changes.get(first.address);
      const before = mailboxes.get(first.address);
      if (state === undefined) return before === undefined ? [] : [[first.address, before] as const];
      return state === 'deleted' ? [] : [[first.address, { ...(before ?? first), state }] as const];
    }),
  );
}

/** A scenario as it would be written after a change: the same object where sites and zones stay as they are. */
export function changedScenario(scenario: Scenario, { sites, zones }: ChangeAct): Scenario {
  if (sites.length === 0 && zones.length === 0) return scenario;
  const republished = sites.reduce(republish, scenario.zones);
  return {
    ...scenario,
    sites: scenario.sites.map((site) => changedSite(site, sites)),
    zones: zones.length === 0 ? republished : [...republished, zones],
  };
}

function changedSite(site: Site, changes: readonly SiteChange[]): Site {
  const change = changes.find(({ id }) => id === site.id);
  if (change === undefined) return site;
  const { hosts, settings } = change;
  const where = hosts?.[0]?.where ?? site.where;
  return { ...site, hosts: hosts ?? site.hosts, settings: { ...site.settings, ...settings }, where };
}

/** Records that hosts publish by themselves come and go with them; what somebody wrote stays. */
function republish(layers: Scenario['zones'], { id, hosts, published }: SiteChange): Scenario['zones'] {
  if (hosts === null) return layers;
  return layers.map((layer) =>
    layer.some(({ publishedBy }) => publishedBy === id)
      ? [...layer.filter(({ publishedBy }) => publishedBy !== id), ...published]
      : layer,
  );
}
