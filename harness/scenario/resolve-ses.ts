import type { Host, Site } from '../model/world.ts';
import type { SesAccount, SesIdentity } from '../model/ses.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow, normalDomain } from '../standards/domain.ts';
import { child, lastChild, pairs, type Part } from '../source/part.ts';
import { durationSeconds } from './duration.ts';
import { complain, look, type Ground } from './ground.ts';
import type { SesIdentityShape, SesShape } from './shape/ses-shape.ts';
import type { SiteShape } from './shape/site-shape.ts';

/** What `ses:` makes of a site: its account, the domains of its return paths, and which of its hosts send. */
export function withSes(ground: Ground, parts: readonly Part<SiteShape>[], site: Site): Site {
  const written = parts.map((part) => child(part, 'ses')).filter((part) => part !== null);
  if (written.length === 0) {
    demandAccount(ground, parts, site);
    return site;
  }
  const account = resolveAccount(ground, written);
  if (account === null) return site;
  const customs = account.identities.flatMap(({ mailFrom }) => (mailFrom === null ? [] : [mailFrom.domain]));
  return {
    ...site,
    ses: account,
    domains: [...new Set([...site.domains, ...customs])],
    hosts: inPool(site.hosts, written),
  };
}

/** Rows about identities have nothing to go by at a site without an account. */
function demandAccount(ground: Ground, parts: readonly Part<SiteShape>[], { receiver }: Site): void {
  if (!receiver.rules.some(({ when }) => Object.hasOwn(when.predicates, 'identities'))) return;
  const named = lastChild(parts, 'receiver');
  if (named === null) return;
  const problem = `The receiver \`${receiver.id}\` asks for verified identities, and this site has no \`ses\`.`;
  complain(ground, named, { problem, mend: 'Write `services: [amazon-ses]` and change that site.' });
}

const NEEDED = ['region', 'tokens', 'key', 'dkimZone', 'mailDomain', 'feedbackHost', 'complaintsTo'] as const;

function resolveAccount(ground: Ground, parts: readonly Part<SesShape>[]): SesAccount | null {
  const missing = NEEDED.filter((key) => lastChild(parts, key) === null);
  const [owner] = parts.slice(-1);
  if (missing.length > 0 && owner !== undefined) {
    const problem = `This account of Amazon SES has no ${missing.map((key) => `\`${key}\``).join(', ')}.`;
    complain(ground, owner, { problem, mend: 'Write `services: [amazon-ses]` and change that site, which has them.' });
    return null;
  }
  const named = lastChild(parts, 'key');
  const key = named === null ? null : look(ground, ground.fixtures.keys, named, 'key');
  if (key === null) return null;
  const text = (name: 'region' | 'dkimZone' | 'mailDomain' | 'feedbackHost' | 'complaintsTo'): string =>
    (lastChild(parts, name)?.value ?? '').toLowerCase();
  return {
    region: text('region'),
    sandbox: lastChild(parts, 'sandbox')?.value ?? false,
    accountList: lastChild(parts, 'accountSuppression')?.value ?? true,
    identities: resolveIdentities(ground, parts),
    tokens: lastChild(parts, 'tokens')?.value ?? [],
    key,
    dkimZone: text('dkimZone'),
    mailDomain: text('mailDomain'),
    feedbackHost: text('feedbackHost'),
    complaintsTo: text('complaintsTo'),
  };
}

function resolveIdentities(ground: Ground, parts: readonly Part<SesShape>[]): readonly SesIdentity[] {
  const all = parts.flatMap((part) => pairs<SesIdentityShape>(child(part, 'identities')));
  const byName = new Map(all.map(([name, part]) => [nameOf(name), part] as const));
  return [...byName].map(([name, part]) => {
    const { verified = true, dkim, mailFrom, feedbackForwarding = true, age = '0s' } = part.value;
    const isAddress = name.includes('@');
    checkMailFrom(ground, name, part);
    return {
      name,
      verified,
      easyDkim: (dkim ?? (isAddress ? 'off' : 'easy')) === 'easy',
      mailFrom:
        mailFrom === undefined
          ? null
          : { domain: normalDomain(mailFrom.domain), onMxFailure: mailFrom.onMxFailure ?? 'use-default' },
      feedbackForwarding,
      age: durationSeconds(age),
    };
  });
}

function nameOf(written: string): string {
  return written.includes('@') ? written.toLowerCase() : normalDomain(written);
}

/** "The MAIL FROM domain must be a subdomain of the verified identity" (Developer Guide, "Custom MAIL FROM", 2022). */
function checkMailFrom(ground: Ground, name: string, part: Part<SesIdentityShape>): void {
  const written = child(part, 'mailFrom');
  if (written === null) return;
  const parent = name.includes('@') ? domainOf(name) : name;
  const domain = normalDomain(written.value.domain);
  if (domain !== parent && isBelow(domain, parent)) return;
  const problem = `The MAIL FROM domain ${domain} is no subdomain of ${parent}, so Amazon SES does not take it.`;
  complain(ground, child(written, 'domain') ?? written, {
    problem,
    mend: `Write a subdomain, such as mail.${parent}.`,
  });
}

/** Customers with dedicated addresses send from these alone, all others from the rest. */
function inPool(hosts: readonly Host[], parts: readonly Part<SesShape>[]): readonly Host[] {
  const dedicated = (lastChild(parts, 'dedicatedHosts')?.value ?? []).map(normalDomain);
  const wanted = lastChild(parts, 'pool')?.value === 'dedicated';
  return hosts.map((host) => (dedicated.includes(host.name) === wanted ? host : { ...host, sends: false }));
}
