import { createPrivateKey } from 'node:crypto';
import type { Receiver } from '../model/receiver.ts';
import type { Host, Signing, Site, StartTls } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, lastChild, pairs, placeOf, type Part } from '../source/part.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import type { SiteParts } from './gather-sites.ts';
import { complain, look, type Ground } from './ground.ts';
import { hostList } from './host-list.ts';
import { resolveQueue } from './resolve-queue.ts';
import { resolveSettings } from './resolve-settings.ts';
import { withSes } from './resolve-ses.ts';
import type { AccountShape, HostShape, SigningShape, SiteShape } from './shape/site-shape.ts';

/** One site with its parts merged key by key; null, with a mistake taken down, where it lacks what every site needs. */
export function resolveSite(ground: Ground, site: SiteParts): Site | null {
  const { id, parts } = site;
  const hosts = entries(hostList(site)).map((part) => resolveHost(ground, part));
  const last = parts.at(-1);
  const receiver = resolveReceiver(ground, site);
  if (hosts.length === 0) complainOfMissing(ground, site, 'hosts', EXAMPLE_HOSTS);
  if (hosts.length === 0 || receiver === null || last === undefined) return null;
  const sending = hosts.find(({ sends }) => sends) ?? hosts[0];
  return withSes(ground, parts, {
    id,
    title: lastChild(parts, 'title')?.value ?? site.title,
    domains: (lastChild(parts, 'domains')?.value ?? []).map(normalDomain),
    receiver,
    settings: resolveSettings(ground, parts, receiver),
    hosts,
    queue: resolveQueue(ground, lastChild(parts, 'queue')),
    signing: entries(lastChild(parts, 'signing')).flatMap((part) => resolveSigning(ground, part)),
    ...sealsOf(ground, parts),
    ...accountsOf(parts),
    dsnFrom: lastChild(parts, 'dsnFrom')?.value ?? `mailer-daemon@${sending?.name ?? id}`,
    where: placeOf(last),
  });
}

const EXAMPLE_HOSTS = 'hosts: [{ name: mail.acme.org, addresses: [203.0.113.25], sends: true }]';

function resolveReceiver(ground: Ground, site: SiteParts): Receiver | null {
  const name = lastChild(site.parts, 'receiver');
  if (name !== null) {
    const receiver = look(ground, ground.fixtures.receivers, name, 'receiver');
    if (receiver !== null) checkStartTls(ground, site, receiver);
    return receiver;
  }
  complainOfMissing(ground, site, 'receiver', 'receiver: permissive');
  return null;
}

function complainOfMissing(ground: Ground, { id, parts }: SiteParts, key: string, example: string): void {
  const problem = `The site \`${id}\` has no \`${key}\`.`;
  for (const part of parts.slice(-1)) complain(ground, part, { problem, mend: `Add it, for example \`${example}\`.` });
}

/** A machine as written, with what is usual where nothing is. */
export function resolveHost(ground: Ground, part: Part<HostShape>): Host {
  const { value } = part;
  const name = normalDomain(value.name);
  return {
    name,
    addresses: value.addresses.map(canonicalIp),
    helo: value.helo ?? name,
    receives: value.receives ?? true,
    sends: value.sends ?? false,
    startTls: resolveStartTls(ground, part),
    usesStartTls: value.usesStartTls ?? true,
    ...submissionOf(ground, part),
    where: placeOf(part),
  };
}

/** Where it takes mail from who logs in. Those ports always offer TLS; what becomes of mail without it, rows say. */
function submissionOf(ground: Ground, part: Part<HostShape>): Pick<Host, 'submission'> {
  const ports = child(part, 'submission');
  if (ports === null) return {};
  const identity = look(ground, ground.fixtures.keys, { ...ports, value: CERTIFICATE }, 'key');
  return identity === null ? {} : { submission: { ports: ports.value, identity } };
}

function accountsOf(parts: readonly Part<SiteShape>[]): Pick<Site, 'accounts'> {
  const byUser = new Map(parts.flatMap((part) => pairs<AccountShape>(child(part, 'accounts'))));
  if (byUser.size === 0) return {};
  return {
    accounts: [...byUser].map(([user, { value }]) => ({
      user,
      password: String(value.password),
      appPasswords: (value.appPasswords ?? []).map(String),
      addresses: value.addresses ?? [user],
    })),
  };
}

/** Only a row can refuse: where the receiver has none, the demand would go unheard. */
function checkStartTls(ground: Ground, site: SiteParts, receiver: Receiver): void {
  if (receiver.rules.some(({ when }) => Object.hasOwn(when.predicates, 'tls'))) return;
  for (const host of entries(hostList(site))) {
    const policy = child(host, 'startTls');
    if (policy?.value !== 'required') continue;
    const problem = `The receiver \`${receiver.id}\` has no row that refuses mail sent without STARTTLS.`;
    complain(ground, policy, {
      problem,
      mend: 'Write `offered`, or a receiver that has one, such as relay or permissive.',
    });
  }
}

/** All hosts have the same certificate: sending servers that use STARTTLS where they can do not look at it. */
const CERTIFICATE = 'starttls';

function resolveStartTls(ground: Ground, part: Part<HostShape>): StartTls | null {
  const policy = child(part, 'startTls');
  if (policy === null || policy.value === 'none') return null;
  const identity = look(ground, ground.fixtures.keys, { ...policy, value: CERTIFICATE }, 'key');
  return identity === null ? null : { required: policy.value === 'required', identity };
}

function sealsOf(ground: Ground, parts: readonly Part<SiteShape>[]): Pick<Site, 'seals'> {
  const [seals] = [lastChild(parts, 'seals')].flatMap((part) => (part === null ? [] : resolveSigning(ground, part)));
  return seals === undefined ? {} : { seals };
}

/** Many scenarios sign with the same few keys. */
const rsaKeys = new Map<string, boolean>();

function isRsa(pem: string): boolean {
  const known = rsaKeys.get(pem) ?? createPrivateKey(pem).asymmetricKeyType === 'rsa';
  rsaKeys.set(pem, known);
  return known;
}

function resolveSigning(ground: Ground, part: Part<SigningShape>): readonly Signing[] {
  const key = child(part, 'key');
  const privateKey = key === null ? null : look(ground, ground.fixtures.keys, key, 'key');
  if (key === null || privateKey === null) return [];
  if (!isRsa(privateKey)) {
    const problem = `The key \`${key.value}\` is no RSA key, and rsa-sha256 is what is signed with here.`;
    complain(ground, key, {
      problem,
      mend: 'Make one with: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048',
    });
    return [];
  }
  return [{ domain: normalDomain(part.value.domain), selector: part.value.selector, privateKey }];
}
