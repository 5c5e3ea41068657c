import type { CyberTools, Koha, SenderProperties, SenderSystem } from '../model/sender.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { durationSeconds } from './duration.ts';
import { complain, type Ground } from './ground.ts';
import { BARE_ALMA, withAlmaSettings } from './resolve-alma.ts';
import { BARE_EVERGREEN, completeEvergreen, withEvergreenSettings } from './resolve-evergreen.ts';
import { BARE_FOLIO, completeFolio, withFolioSettings } from './resolve-folio.ts';
import { withKohaSettings } from './resolve-koha.ts';
import { resolveProperties } from './resolve-properties.ts';
import { resolveQueue } from './resolve-queue.ts';
import { withWording } from './resolve-wording.ts';
import type { ScenarioShape } from './schema.ts';
import type { PopulationShape } from './shape/population-shape.ts';
import { SETTINGS_OF, type SenderShape, type SenderSystemShape, type SettingsShape } from './shape/sender-shape.ts';

const NAMES = {
  from: 'Library E-Mail From Address',
  replyTo: 'Library E-Mail Reply-To Address',
  domainName: 'Internet Domain Name',
  smtpServer: 'E-Mail Server Name (SMTP)',
} as const;

/** The fixture of a catalogue, and whose hosts send for it. */
export interface SystemFile {
  readonly file: Part<SenderSystemShape>;
  readonly site: string;
}

/** The catalogue with the population's values and, over them, the scenario's. */
export function resolveSender(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
  system: SystemFile,
): SenderSystem | null {
  const own = child(scenario, 'sender');
  const usual = child(population, 'sender');
  const parts = [usual, own].filter((part) => part !== null);
  const owner = own ?? usual ?? population;
  const { value } = system.file;
  if (own !== null) checkOwnSettings(ground, own, value.kind, value.title);
  const { id, title, canSign, headers = {} } = value;
  const where = placeOf(owner, 'key');
  const base = {
    id,
    title,
    site: system.site,
    canSign,
    extraHeaders: headers,
    omits: lacking(parts),
    ...wordingOf(parts),
    where,
  };
  switch (value.kind) {
    case 'cybertools':
      return resolveCyberTools(ground, { ...base, defaultFrom: value.defaultFrom }, parts, owner);
    case 'koha': {
      const bare: Koha = { ...base, ...BARE_KOHA, queueEvery: durationSeconds(value.queueEvery) };
      const { settings } = value;
      const laid = settings === undefined ? parts : [{ ...system.file, value: settings }, ...parts];
      return withLibrary(
        laid.reduce((koha, part) => withKohaSettings(ground, koha, part), bare),
        scenario,
        population,
      );
    }
    case 'folio': {
      const retry = resolveQueue(ground, { ...system.file, value: value.retry });
      const folio = parts.reduce(withFolioSettings, { ...base, ...BARE_FOLIO, retry });
      return completeFolio(ground, folio, owner);
    }
    case 'evergreen':
      return completeEvergreen(ground, parts.reduce(withEvergreenSettings, { ...base, ...BARE_EVERGREEN }), owner);
    case 'alma':
      return parts.reduce(withAlmaSettings, { ...base, ...BARE_ALMA });
  }
}

/** Whoever says it last says it all. */
function lacking(parts: readonly Part<SenderShape>[]): readonly string[] {
  return (parts.findLast(({ value }) => value.omits !== undefined)?.value.omits ?? []).map((name) =>
    name.toLowerCase(),
  );
}

/** What the scenario words otherwise goes over the population's, key by key. */
function wordingOf(parts: readonly Part<SettingsShape>[]): Pick<SenderSystem, 'wording'> {
  const wording = parts.reduce(
    (before, { value }) => withWording(before, value.wording),
    undefined as SenderSystem['wording'],
  );
  return wording === undefined ? {} : { wording };
}

const BARE_KOHA = {
  kind: 'koha',
  preferences: {
    KohaAdminEmailAddress: '',
    ReplytoDefault: '',
    ReturnpathDefault: '',
    SendAllEmailsTo: '',
    NoticeBcc: '',
  },
  libraries: new Map<string, never>(),
  smtpServers: new Map<string, never>(),
  defaultServer: '',
  relayhost: '',
  replyToField: 'Reply-To',
  returnPath: 'envelope',
} as const;

/** Everybody belongs to a library: where none is written there is one, and where its name is not, the scenario's. */
function withLibrary(koha: Koha, scenario: Part<ScenarioShape>, population: Part<PopulationShape>): Koha {
  const usual = scenario.value.library?.name ?? population.value.library.name ?? population.value.title;
  const empty = { branchemail: '', branchreplyto: '', branchreturnpath: '', smtpServer: '' };
  const written =
    koha.libraries.size > 0 ? koha.libraries : new Map([['MAIN', { code: 'MAIN', name: usual, ...empty }]]);
  const named = [...written].map(([code, library]) => [code, { ...library, name: library.name || usual }] as const);
  return { ...koha, libraries: new Map(named) };
}

/** The catalogue after a change of its settings. */
export function changedSender(ground: Ground, sender: SenderSystem, part: Part<SettingsShape>): SenderSystem {
  checkOwnSettings(ground, part, sender.kind, sender.title);
  const wording = withWording(sender.wording, part.value.wording);
  return withSettings(ground, wording === undefined ? sender : { ...sender, wording }, part);
}

function withSettings(ground: Ground, sender: SenderSystem, part: Part<SettingsShape>): SenderSystem {
  switch (sender.kind) {
    case 'cybertools':
      return { ...sender, properties: { ...sender.properties, ...resolveProperties(part.value) } };
    case 'koha':
      return withKohaSettings(ground, sender, part);
    case 'folio':
      return withFolioSettings(sender, part);
    case 'evergreen':
      return withEvergreenSettings(sender, part);
    case 'alma':
      return withAlmaSettings(sender, part);
  }
}

/** A setting that its catalogue does not have would change nothing, without a word. */
function checkOwnSettings(
  ground: Ground,
  part: Part<Readonly<Record<string, unknown>>>,
  kind: SenderSystem['kind'],
  title: string,
): void {
  for (const [name, value] of Object.entries(part.value)) {
    if (name === 'system' || name === 'omits' || name === 'wording' || SETTINGS_OF[kind].includes(name)) continue;
    const owner = Object.entries(SETTINGS_OF).find(([, names]) => names.includes(name))?.[0] ?? '';
    const where = { file: part.file, path: [...part.path, name], value };
    const problem = `\`${name}\` is a setting of ${owner}, and the catalogue is ${title}.`;
    complain(ground, where, { problem, mend: `Leave it out, or write \`system: ${owner}\`.` }, 'key');
  }
}

function resolveCyberTools(
  ground: Ground,
  base: Omit<CyberTools, 'kind' | 'properties'>,
  parts: readonly Part<SettingsShape>[],
  owner: Part<unknown>,
): CyberTools | null {
  const properties = complete(Object.assign({}, ...parts.map(({ value }) => resolveProperties(value))));
  if (typeof properties !== 'string') return { ...base, kind: 'cybertools', properties };
  const problem = `Neither the scenario nor its population sets \`${properties}\`.`;
  complain(ground, owner, { problem, mend: `Add \`${properties}: …\` under \`sender\`.` }, 'key');
  return null;
}

/** All properties, or the name of one that nobody set. */
function complete(known: Partial<SenderProperties>): SenderProperties | string {
  const { from, replyTo, domainName, smtpServer, relay = false, dnsRecords = 'FALSE', mailFrom = null } = known;
  if (from === undefined) return NAMES.from;
  if (replyTo === undefined) return NAMES.replyTo;
  if (domainName === undefined) return NAMES.domainName;
  if (smtpServer === undefined) return NAMES.smtpServer;
  const { unusableAddresses } = known;
  const given = unusableAddresses === undefined ? {} : { unusableAddresses };
  return { from, replyTo, domainName, smtpServer, relay, dnsRecords, mailFrom, ...given };
}
