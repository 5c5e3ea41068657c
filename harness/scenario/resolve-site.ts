import type { Receiver } from '../model/receiver.ts';
import type { Host, Signing, Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, lastChild, placeOf, type Part } from '../source/part.ts';
import { canonicalIp } from './canonical-ip.ts';
import type { SiteParts } from './gather-sites.ts';
import { complain, look, type Ground } from './ground.ts';
import { hostParts } from './host-parts.ts';
import { resolveQueue } from './resolve-queue.ts';
import { resolveSettings } from './resolve-settings.ts';
import type { HostShape, SigningShape } from './shape/site-shape.ts';

/** One site with its parts merged key by key; null, with a mistake taken down, where it lacks what every site needs. */
export function resolveSite(ground: Ground, site: SiteParts): Site | null {
  const { id, parts } = site;
  const hosts = hostParts(site).map(resolveHost);
  const last = parts.at(-1);
  const receiver = resolveReceiver(ground, site);
  if (hosts.length === 0) complainOfMissing(ground, site, 'hosts', EXAMPLE_HOSTS);
  if (hosts.length === 0 || receiver === null || last === undefined) return null;
  const sending = hosts.find(({ sends }) => sends) ?? hosts[0];
  return {
    id,
    title: lastChild(parts, 'title')?.value ?? site.title,
    domains: (lastChild(parts, 'domains')?.value ?? []).map(normalDomain),
    receiver,
    settings: resolveSettings(ground, parts, receiver),
    hosts,
    queue: resolveQueue(ground, lastChild(parts, 'queue')),
    signing: entries(lastChild(parts, 'signing')).flatMap((part) => resolveSigning(ground, part)),
    dsnFrom: lastChild(parts, 'dsnFrom')?.value ?? `mailer-daemon@${sending?.name ?? id}`,
    where: placeOf(last),
  };
}

const EXAMPLE_HOSTS = 'hosts: [{ name: mail.acme.org, addresses: [203.0.113.25], sends: true }]';

function resolveReceiver(ground: Ground, site: SiteParts): Receiver | null {
  const name = lastChild(site.parts, 'receiver');
  if (name !== null) return look(ground, ground.fixtures.receivers, name, 'receiver');
  complainOfMissing(ground, site, 'receiver', 'receiver: permissive');
  return null;
}

function complainOfMissing(ground: Ground, { id, parts }: SiteParts, key: string, example: string): void {
  const problem = `The site \`${id}\` has no \`${key}\`.`;
  for (const part of parts.slice(-1)) complain(ground, part, { problem, mend: `Add it, for example \`${example}\`.` });
}

function resolveHost(part: Part<HostShape>): Host {
  const { value } = part;
  const name = normalDomain(value.name);
  return {
    name,
    addresses: value.addresses.map(canonicalIp),
    helo: value.helo ?? name,
    receives: value.receives ?? true,
    sends: value.sends ?? false,
    where: placeOf(part),
  };
}

function resolveSigning(ground: Ground, part: Part<SigningShape>): readonly Signing[] {
  const key = child(part, 'key');
  const privateKey = key === null ? null : look(ground, ground.fixtures.keys, key, 'key');
  if (privateKey === null) return [];
  return [{ domain: normalDomain(part.value.domain), selector: part.value.selector, privateKey }];
}
