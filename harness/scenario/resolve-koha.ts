import type { Koha, KohaLibrary } from '../model/sender.ts';
import type { SubmissionServer } from '../model/smtp.ts';
import { child, pairs, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import { SECURITY_OF, type KohaSettings } from './shape/koha-shape.ts';

/** What is written anew replaces what was, key by key; libraries by their code and servers by their name. */
export function withKohaSettings(ground: Ground, koha: Koha, part: Part<KohaSettings>): Koha {
  const { value } = part;
  const servers = pairs(child(part, 'smtp_servers'));
  const changed: Koha = {
    ...koha,
    preferences: preferencesOf(koha, value),
    libraries: laid(koha.libraries, pairs(child(part, 'libraries')), libraryOf),
    smtpServers: laid(koha.smtpServers, servers, serverOf),
    defaultServer: defaultAmong(koha, servers),
    relayhost: value.relayhost ?? koha.relayhost,
    replyToField: value.replyToField ?? koha.replyToField,
    returnPath: value.returnPath ?? koha.returnPath,
  };
  checkServers(ground, part, changed);
  return changed;
}

function preferencesOf({ preferences }: Koha, value: KohaSettings): Koha['preferences'] {
  const { KohaAdminEmailAddress, ReplytoDefault, ReturnpathDefault, SendAllEmailsTo, NoticeBcc } = value;
  return {
    KohaAdminEmailAddress: KohaAdminEmailAddress ?? preferences.KohaAdminEmailAddress,
    ReplytoDefault: ReplytoDefault ?? preferences.ReplytoDefault,
    ReturnpathDefault: ReturnpathDefault ?? preferences.ReturnpathDefault,
    SendAllEmailsTo: SendAllEmailsTo ?? preferences.SendAllEmailsTo,
    NoticeBcc: NoticeBcc ?? preferences.NoticeBcc,
  };
}

function laid<Written, T>(
  before: ReadonlyMap<string, T>,
  written: readonly (readonly [string, Part<Written>])[],
  over: (name: string, value: Written, old: T | undefined) => T,
): ReadonlyMap<string, T> {
  const all = new Map(before);
  for (const [name, { value }] of written) all.set(name, over(name, value, all.get(name)));
  return all;
}

type WrittenLibrary = NonNullable<KohaSettings['libraries']>[string];

function libraryOf(code: string, value: WrittenLibrary, old: KohaLibrary = { code, ...NO_LIBRARY }): KohaLibrary {
  const { branchname: name = old.name, smtp_server: smtpServer = old.smtpServer } = value;
  const { branchemail = old.branchemail, branchreplyto = old.branchreplyto } = value;
  const { branchreturnpath = old.branchreturnpath } = value;
  return { code, name, branchemail, branchreplyto, branchreturnpath, smtpServer };
}

const NO_LIBRARY = { name: '', branchemail: '', branchreplyto: '', branchreturnpath: '', smtpServer: '' };

type WrittenServer = NonNullable<KohaSettings['smtp_servers']>[string];

const LOCALHOST = 'localhost';

/** What Koha proposes for a new server (Koha/SMTP/Server.pm and the table smtp_servers). */
const NEW_SERVER: Omit<SubmissionServer, 'name'> = { host: LOCALHOST, port: 25, security: 'none', login: null };

function serverOf(
  name: string,
  value: WrittenServer,
  old: Omit<SubmissionServer, 'name'> = NEW_SERVER,
): SubmissionServer {
  const { host = old.host, port = old.port, ssl_mode: mode } = value;
  return {
    name,
    host,
    port,
    security: mode === undefined ? old.security : SECURITY_OF[mode],
    login: loginOf(value, old),
  };
}

function loginOf(
  { user_name: user, password }: WrittenServer,
  { login }: Pick<SubmissionServer, 'login'>,
): SubmissionServer['login'] {
  const named = user ?? login?.user ?? '';
  return named === '' ? null : { user: named, password: String(password ?? login?.password ?? '') };
}

/** One server at most is the default one: the last that was made so. */
function defaultAmong({ defaultServer }: Koha, servers: readonly (readonly [string, Part<WrittenServer>])[]): string {
  return servers.reduce((chosen, [name, { value }]) => {
    if (value.is_default === true) return name;
    return value.is_default === false && chosen === name ? '' : chosen;
  }, defaultServer);
}

/** Every server that is named must be there. */
function checkServers(ground: Ground, part: Part<KohaSettings>, { smtpServers }: Koha): void {
  const written = pairs(child(part, 'libraries')).map(([, library]) => child(library, 'smtp_server'));
  for (const named of [...written, child(part, 'relayhost')]) {
    if (named === null || named.value === '' || named.value === LOCALHOST || smtpServers.has(named.value)) continue;
    const problem = `There is no SMTP server called \`${named.value}\` in this Koha.`;
    complain(ground, named, { problem, mend: sayChoices(named.value, [...smtpServers.keys(), LOCALHOST], 'servers') });
  }
}
