import type { SenderProperties, SenderSystem } from '../model/world.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { complain, type Ground } from './ground.ts';
import { resolveProperties } from './resolve-properties.ts';
import type { ScenarioShape } from './schema.ts';
import type { PopulationShape } from './shape/population-shape.ts';
import type { PropertiesShape, SenderSystemShape } from './shape/sender-shape.ts';

const NAMES = {
  from: 'Library E-Mail From Address',
  replyTo: 'Library E-Mail Reply-To Address',
  domainName: 'Internet Domain Name',
  smtpServer: 'E-Mail Server Name (SMTP)',
} as const;

/** The catalogue with the population's values and, over them, the scenario's. */
export function resolveSender(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
  system: { readonly file: Part<SenderSystemShape>; readonly site: string },
): SenderSystem | null {
  const own = child(scenario, 'sender');
  const usual = child(population, 'sender');
  const properties = complete({ ...written(usual), ...written(own) });
  const owner = own ?? usual ?? population;
  if (typeof properties === 'string') {
    const problem = `Neither the scenario nor its population sets \`${properties}\`.`;
    complain(ground, owner, { problem, mend: `Add \`${properties}: …\` under \`sender\`.` }, 'key');
    return null;
  }
  const { id, title, canSign, defaultFrom, headers = {} } = system.file.value;
  const where = placeOf(owner, 'key');
  return { id, title, site: system.site, canSign, defaultFrom, properties, extraHeaders: headers, where };
}

function written(part: Part<PropertiesShape> | null): Partial<SenderProperties> {
  return part === null ? {} : resolveProperties(part.value);
}

/** All properties, or the name of one that nobody set. */
function complete(known: Partial<SenderProperties>): SenderProperties | string {
  const { from, replyTo, domainName, smtpServer, relay = false, dnsRecords = 'FALSE', mailFrom = null } = known;
  if (from === undefined) return NAMES.from;
  if (replyTo === undefined) return NAMES.replyTo;
  if (domainName === undefined) return NAMES.domainName;
  if (smtpServer === undefined) return NAMES.smtpServer;
  return { from, replyTo, domainName, smtpServer, relay, dnsRecords, mailFrom };
}
