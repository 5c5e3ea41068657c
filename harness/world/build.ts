import type { Scenario, Site, World } from '../model/world.ts';
import { buildZones } from './zones.ts';

/** The little internet of a scenario as it is at the start. The scenario is free of contradictions. */
export function buildWorld(scenario: Scenario): World {
  const { sites, people, mailboxes, sender } = scenario;
  return {
    scenario,
    zones: buildZones(scenario.zones),
    ...indexSites(sites),
    mailboxes: new Map(mailboxes.map((mailbox) => [mailbox.address, mailbox])),
    people: new Map(people.map((person) => [person.id, person])),
    sender,
  };
}

/** Sites by id and domain, and hosts by address. */
export function indexSites(sites: readonly Site[]): Pick<World, 'sites' | 'siteOfDomain' | 'hostAt'> {
  return {
    sites: new Map(sites.map((site) => [site.id, site])),
    siteOfDomain: new Map(sites.flatMap((site) => site.domains.map((domain) => [domain, site] as const))),
    hostAt: new Map(
      sites.flatMap((site) =>
        site.hosts.flatMap((host) => host.addresses.map((address) => [address, { host, site }] as const)),
      ),
    ),
  };
}
