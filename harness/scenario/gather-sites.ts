import { child, entries, type Part } from '../source/part.ts';
import { complain, look, type Ground } from './ground.ts';
import type { ScenarioShape } from './schema.ts';
import type { PopulationShape } from './shape/population-shape.ts';
import type { SenderSystemShape } from './shape/sender-shape.ts';
import type { SiteShape } from './shape/site-shape.ts';

/** Everything that is written about one site: fixtures first, the scenario's own words last. */
export interface SiteParts {
  readonly id: string;
  /** Title where none is written. */
  readonly title: string;
  /** At least one. */
  readonly parts: readonly Part<SiteShape>[];
}

export interface Gathered {
  readonly sites: readonly SiteParts[];
  /** Id of the site that runs the library's mail. */
  readonly library: string;
  /** Id of the site that sends for the catalogue. */
  readonly vendor: string;
}

/** All sites of a scenario: every provider, the catalogue's, the library's, and those that population and scenario write. */
export function gatherSites(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
  system: Part<SenderSystemShape>,
): Gathered {
  const sites = new Map<string, SiteParts>();
  const add = (id: string, title: string, part: Part<SiteShape> | null): void => {
    const before = sites.get(id);
    if (part !== null) sites.set(id, { id, title: before?.title ?? title, parts: [...(before?.parts ?? []), part] });
  };
  for (const id of ground.fixtures.providers.ids) {
    add(id, id, look(ground, ground.fixtures.providers, { value: id, file: scenario.file, path: [] }, 'provider'));
  }
  addServices(ground, [child(population, 'services'), child(scenario, 'services')], add);
  const vendorSite = child(system, 'site');
  const vendor = vendorSite?.value.id ?? system.value.id;
  add(vendor, system.value.title, vendorSite);
  const library = addLibrary(scenario, population, sites, add);
  addWritten(ground, child(population, 'sites'), add);
  addWritten(ground, child(scenario, 'sites'), add);
  return { sites: [...sites.values()], library, vendor };
}

/** Each service once, whoever asks for it. */
function addServices(ground: Ground, asked: readonly (Part<readonly string[]> | null)[], add: Add): void {
  const named = new Map(asked.flatMap(entries).map((part) => [part.value, part]));
  for (const [id, part] of named) add(id, id, look(ground, ground.fixtures.services, part, 'service'));
}

type Add = (id: string, title: string, part: Part<SiteShape> | null) => void;

/** A scenario can hand the library's mail to a provider by its id; then the population's own server is not there. */
function addLibrary(
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
  sites: ReadonlyMap<string, SiteParts>,
  add: Add,
): string {
  const usual = child(child(population, 'library') ?? { ...population, value: {} }, 'site');
  const changed = child(scenario, 'library');
  const own = changed === null ? null : child(changed, 'site');
  const id = own?.value.id ?? usual?.value.id ?? 'library';
  const title = changed?.value.name ?? population.value.library.name ?? id;
  if (!sites.has(id)) add(id, title, usual);
  add(id, title, own);
  return id;
}

function addWritten(ground: Ground, written: Part<readonly (SiteShape & { id: string })[]> | null, add: Add): void {
  const seen = new Set<string>();
  for (const part of entries(written)) {
    const { id } = part.value;
    if (seen.has(id)) {
      complain(
        ground,
        { ...part, path: [...part.path, 'id'] },
        { problem: `The site \`${id}\` stands twice under \`sites\`.`, mend: 'Write all about one site in one entry.' },
      );
    }
    seen.add(id);
    add(id, id, part);
  }
}
