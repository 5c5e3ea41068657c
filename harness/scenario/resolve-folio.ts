import type { Folio } from '../model/sender.ts';
import type { Part } from '../source/part.ts';
import { complain, type Ground } from './ground.ts';
import type { FolioSettings } from './shape/folio-shape.ts';

/** What a tenant is before anything is configured: mod-email proposes port 587 and STARTTLS where it is offered. */
export const BARE_FOLIO = {
  kind: 'folio',
  from: '',
  replyTo: '',
  server: { name: 'mod-email', host: '', port: 587, security: 'starttls', login: null },
} as const;

/** What is configured anew replaces what was, key by key. */
export function withFolioSettings(folio: Folio, { value }: Part<FolioSettings>): Folio {
  const written = value['mod-email'];
  if (written === undefined) return folio;
  const { from = folio.from, emailHeaders, ...server } = written;
  return { ...folio, from, replyTo: emailHeaders?.['Reply-To'] ?? folio.replyTo, server: serverOf(folio, server) };
}

type Written = NonNullable<FolioSettings['mod-email']>;

function serverOf({ server }: Folio, written: Written): Folio['server'] {
  const { host = server.host, port = server.port, username: user = server.login?.user ?? '' } = written;
  const password = String(written.password ?? server.login?.password ?? '');
  const login = user === '' ? null : { user, password };
  return { ...server, host, port, security: securityOf(written, server.security), login };
}

function securityOf(
  { ssl, startTlsOptions }: Written,
  before: Folio['server']['security'],
): Folio['server']['security'] {
  if (ssl === true) return 'tls';
  if (startTlsOptions !== undefined) return startTlsOptions === 'DISABLED' ? 'none' : 'starttls';
  return ssl === false && before === 'tls' ? 'starttls' : before;
}

/** Without a server and an address to write from there is nothing to play. */
export function completeFolio(ground: Ground, folio: Folio, owner: Part<unknown>): Folio | null {
  const lacking = folio.server.host.trim() === '' ? 'host' : folio.from.trim() === '' ? 'from' : null;
  if (lacking === null) return folio;
  const problem = `Neither the scenario nor its population sets \`${lacking}\` under \`mod-email\`.`;
  complain(ground, owner, { problem, mend: `Add \`mod-email: { ${lacking}: … }\` under \`sender\`.` }, 'key');
  return null;
}
