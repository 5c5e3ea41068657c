import type { Cell } from '../model/matrix.ts';
import type { Mistake } from '../model/position.ts';
import type { Scenario, Site } from '../model/world.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { domainOf } from '../standards/address.ts';
import { numbersWith } from '../standards/reputation/numbers.ts';
import { checkSpamMarks } from './check-spam-marks.ts';
import type { Fixtures } from './fixtures.ts';
import { gatherSites, type Gathered, type SiteParts } from './gather-sites.ts';
import { look, orDefault, type Ground } from './ground.ts';
import { resolveActs } from './resolve-acts.ts';
import { resolveCast, type Cast } from './resolve-cast.ts';
import { resolveCalendar } from './resolve-calendar.ts';
import { resolveExpectations } from './resolve-expectations.ts';
import { resolveHistory } from './resolve-history.ts';
import { resolveLagging } from './resolve-lagging.ts';
import { resolvePatrons } from './resolve-patrons.ts';
import { resolveLibrary } from './resolve-library.ts';
import { resolveMailboxes } from './resolve-mailboxes.ts';
import { resolveSender } from './resolve-sender.ts';
import { resolveSite } from './resolve-site.ts';
import { ruleNames } from './rule-names.ts';
import type { ScenarioShape } from './schema.ts';
import type { PopulationShape } from './shape/population-shape.ts';
import type { SenderShape, SenderSystemShape } from './shape/sender-shape.ts';
import { gatherZones } from './gather-zones.ts';

/** What came of a scenario file: the scenario, null where mistakes make it useless, and all mistakes found. */
export interface Resolved {
  readonly scenario: Scenario | null;
  readonly mistakes: readonly Mistake[];
}

/**
 * Merges a scenario file with the fixtures it names and makes names, times and zone text into what they stand for.
 *
 * @param cell The cell of a matrix that `part` is the scenario of; null for a story of its own.
 */
export function resolveScenario(part: Part<ScenarioShape>, fixtures: Fixtures, cell: Cell | null = null): Resolved {
  const ground: Ground = { fixtures, mistakes: [] };
  const population = look(
    ground,
    fixtures.populations,
    orDefault(child(part, 'population'), 'public-library', part),
    'population',
  );
  const sender = child(part, 'sender');
  const usual = population === null ? null : child(population, 'sender');
  const systemName = systemOf(sender) ?? systemOf(usual);
  const system = look(ground, fixtures.senders, orDefault(systemName, 'cybertools', sender ?? part), 'catalogue');
  const scenario =
    population === null || system === null ? null : resolveWith(ground, { part, cell, population, system });
  return { scenario: ground.mistakes.length === 0 ? scenario : null, mistakes: ground.mistakes };
}

function systemOf(part: Part<SenderShape> | null): Part<string> | null {
  return part === null ? null : child(part, 'system');
}

interface Written {
  readonly part: Part<ScenarioShape>;
  readonly cell: Cell | null;
  readonly population: Part<PopulationShape>;
  readonly system: Part<SenderSystemShape>;
}

function resolveWith(ground: Ground, { part, cell, population, system }: Written): Scenario | null {
  const gathered = gatherSites(ground, part, population, system);
  const sites = gathered.sites.map((each) => resolveOnce(ground, each)).filter((site) => site !== null);
  const zones = gatherZones(ground, gathered.sites, part);
  const cast = resolveCast(ground, part, population);
  const sender = resolveSender(ground, part, population, { file: system, site: gathered.vendor });
  const calendar = resolveCalendar(ground, part);
  if (cast === null || sender === null || calendar === null) return null;
  const mailboxes = mailboxesOf(ground, gathered, sites, cast);
  const home = sites.find(({ id }) => id === gathered.library);
  const stage = { ...calendar, ...cast, sites, home, mailboxes, sender, isCell: cell !== null };
  const acts = resolveActs(ground, part, stage);
  checkSpamMarks(ground, cast.parts, acts);
  const firstAct = acts[0]?.at ?? calendar.start;
  const history = resolveHistory(ground, part, { sites, ...calendar, firstAct });
  const lagging = resolveLagging(ground, part, sites);
  const rules = ruleNames(sites, sender, cast.people);
  const expectations = resolveExpectations(ground, part, {
    people: namesOf(cast, acts),
    acts,
    rules,
    owner: cell === null ? null : receiverAt(cell.address, sites),
  });
  const { id, title, tags = [] } = part.value;
  return {
    id,
    title,
    file: part.file.file,
    tags,
    cell,
    ...calendar,
    library: resolveLibrary(part, population, gathered.library),
    sender,
    sites,
    people: cast.people,
    mailboxes,
    zones,
    lagging,
    history,
    ...(part.value.reputation === undefined ? {} : { reputation: numbersWith(part.value.reputation) }),
    acts,
    expectations,
    ...(part.value.compareDmarc === true && { compareDmarc: true }),
    patrons: resolvePatrons(ground, part),
    where: placeOf({ ...part, path: ['id'] }, 'key'),
  };
}

/** Sites that no scenario says anything about are the same in all of them: by the one part they have. */
const resolved = new WeakMap<object, Site>();

function resolveOnce(ground: Ground, each: SiteParts): Site | null {
  const [only, ...others] = each.parts;
  if (only === undefined || others.length > 0) return resolveSite(ground, each);
  const known = resolved.get(only);
  if (known !== undefined) return known;
  const before = ground.mistakes.length;
  const site = resolveSite(ground, each);
  if (site !== null && ground.mistakes.length === before) resolved.set(only, site);
  return site;
}

/** Mailboxes are looked for once all sites are known: else every one of a broken site's would be a mistake too. */
function mailboxesOf(ground: Ground, gathered: Gathered, sites: readonly Site[], cast: Cast): Scenario['mailboxes'] {
  if (sites.length < gathered.sites.length) return [];
  return resolveMailboxes(ground, gathered.sites, sites, cast);
}

/** Id of the receiver that takes mail for an address; null where no site does. */
function receiverAt(address: string, sites: readonly Site[]): string | null {
  const domain = domainOf(address);
  return sites.find(({ domains }) => domains.includes(domain))?.receiver.id ?? null;
}

/** What `to` of an expectation can be. */
function namesOf({ people, tester }: Cast, acts: Scenario['acts']): readonly string[] {
  const written = acts.flatMap((act) => ('to' in act ? [act.to] : []));
  const addresses = [...people.map(({ address }) => address), tester.personal, ...written];
  return [...new Set([...people.map(({ id }) => id), ...addresses.filter((address) => address !== '')])];
}
