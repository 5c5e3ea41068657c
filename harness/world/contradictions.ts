import type { Mistake, Position } from '../model/position.ts';
import type { Host, Scenario, Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { findAliasConflicts } from './alias-conflicts.ts';
import { findOpenClosedMailboxes } from './closed-mailboxes.ts';
import { stagesOf } from './stages.ts';
import { buildZones } from './zones.ts';

/**
 * What cannot be true at once in a scenario, each at the later of the two places. A line's text is left to the caller,
 * who has the file.
 */
export function findContradictions(scenario: Scenario): readonly Mistake[] {
  return [
    ...onceEach(stagesOf(scenario).flatMap(({ sites }) => hostTroubles(movedLast(sites, scenario.sites)))),
    ...sharedDomains(scenario.sites),
    ...homelessMailboxes(scenario),
    ...findOpenClosedMailboxes(scenario),
    ...findAliasConflicts(scenario),
    ...lagOfNoZone(scenario),
  ];
}

/** Changes can move machines, so that each stage of a scenario has its own. */
function hostTroubles(sites: readonly Site[]): readonly Mistake[] {
  return [...sharedAddresses(sites), ...sharedHostNames(sites), ...silentSites(sites)];
}

/** Of two places that contradict one another the change is the later one. */
function movedLast(sites: readonly Site[], start: readonly Site[]): readonly Site[] {
  return [...sites.filter((site) => start.includes(site)), ...sites.filter((site) => !start.includes(site))];
}

function onceEach(mistakes: readonly Mistake[]): readonly Mistake[] {
  return [...new Map(mistakes.map((one) => [JSON.stringify(one), one])).values()];
}

function mistake(where: Position, problem: string, mend: string): Mistake {
  return { ...where, problem, mend, source: null };
}

function sayWhere({ file, line }: Position): string {
  return `${file}, line ${line}`;
}

interface Owned {
  readonly site: Site;
  readonly host: Host;
}

function ownedHosts(sites: readonly Site[]): readonly Owned[] {
  return sites.flatMap((site) => site.hosts.map((host) => ({ site, host })));
}

/** Every address leads to one machine: else a connection to it would be a guess. */
function sharedAddresses(sites: readonly Site[]): readonly Mistake[] {
  const taken = new Map<string, Owned>();
  return ownedHosts(sites).flatMap((owned) =>
    owned.host.addresses.flatMap((address) => {
      const before = taken.get(address);
      taken.set(address, before ?? owned);
      if (before === undefined) return [];
      const { host, site } = before;
      return [
        mistake(
          owned.host.where,
          `The address ${address} of ${owned.host.name} is already that of ${host.name} (${site.id}; ${sayWhere(host.where)}).`,
          'Give one of the two hosts another address.',
        ),
      ];
    }),
  );
}

function sharedHostNames(sites: readonly Site[]): readonly Mistake[] {
  const taken = new Map<string, Host>();
  return ownedHosts(sites).flatMap(({ host }) => {
    const before = taken.get(host.name);
    taken.set(host.name, before ?? host);
    if (before === undefined) return [];
    const problem = `There are two hosts called ${host.name} (the other: ${sayWhere(before.where)}).`;
    return [mistake(host.where, problem, 'List all addresses at one host, or give one of them another name.')];
  });
}

const ONCE = 'Leave it in its `domains` once. Upper and lower case, and a dot at the end, make no difference.';

function sharedDomains(sites: readonly Site[]): readonly Mistake[] {
  const taken = new Map<string, Site>();
  return sites.flatMap((site) =>
    site.domains.flatMap((domain) => {
      const before = taken.get(domain);
      taken.set(domain, before ?? site);
      if (before === undefined) return [];
      if (before === site) return [mistake(site.where, `The site \`${site.id}\` lists ${domain} twice.`, ONCE)];
      const problem = `The site \`${site.id}\` takes mail for ${domain}, and so does \`${before.id}\` (${sayWhere(before.where)}).`;
      return [mistake(site.where, problem, 'Leave the domain out of the `domains` of one of them.')];
    }),
  );
}

/** Whoever takes mail may have to answer or return it. */
function silentSites(sites: readonly Site[]): readonly Mistake[] {
  return sites
    .filter(({ hosts }) => !hosts.some(({ sends }) => sends))
    .map(({ id, where }) =>
      mistake(
        where,
        `No host of the site \`${id}\` sends, so nothing could leave it: no notice, no answer, no bounce.`,
        'Write `sends: true` at one of its hosts.',
      ),
    );
}

function homelessMailboxes({ sites, mailboxes }: Scenario): readonly Mistake[] {
  return mailboxes.flatMap(({ address, site: id, where }) => {
    const domain = normalDomain(address.slice(address.lastIndexOf('@') + 1));
    const home = sites.find(({ domains }) => domains.includes(domain));
    if (home?.id === id) return [];
    const problem = `The mailbox ${address} stands at the site \`${id}\`, which does not take mail for ${domain}.`;
    const mend =
      home === undefined ? `Add ${domain} to the \`domains\` of the site.` : `Move it to the site \`${home.id}\`.`;
    return [mistake(where, problem, mend)];
  });
}

/** A name server lags behind a zone; a name within one has no server of its own. */
function lagOfNoZone(scenario: Scenario): readonly Mistake[] {
  if (scenario.lagging.length === 0) return [];
  const zones = new Set(stagesOf(scenario).flatMap((stage) => [...buildZones(stage.zones).keys()]));
  return scenario.lagging
    .filter(({ zone }) => !zones.has(zone))
    .map(({ zone, where }) =>
      mistake(where, `There is no zone ${zone} in this scenario.`, 'Write the domain at the top of a zone.'),
    );
}
