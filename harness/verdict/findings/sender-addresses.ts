import type { Instant } from '../../model/dns.ts';
import type { ChangeAct } from '../../model/scenario.ts';
import type { Host, World } from '../../model/world.ts';

/** Addresses the catalogue's mail may come from at a virtual time: a vendor may move to other ones between acts. */
export function senderAddresses(world: World, at: Instant): readonly string[] {
  return hostsAt(world, at)
    .filter((host) => host.sends)
    .flatMap((host) => host.addresses);
}

/** An address to let in; with it, where it is one of the vendor's, all others of the vendor's, which takes turns. */
export function withVendors(world: World, address: string, at: Instant): readonly string[] {
  const all = senderAddresses(world, at);
  return all.includes(address) ? all : [address];
}

/** Addresses it came from earlier and does not any more: by then they may be anybody's. */
export function formerAddresses(world: World, at: Instant): readonly string[] {
  const now = senderAddresses(world, at);
  const moves = [world.scenario.start, ...movesUntil(world, at).map((act) => act.at - 1)];
  return [...new Set(moves.flatMap((then) => senderAddresses(world, then)))].filter((ip) => !now.includes(ip));
}

function movesUntil({ scenario, sender }: World, at: Instant): readonly ChangeAct[] {
  return scenario.acts
    .filter((act) => act.kind === 'change')
    .filter((act) => act.at <= at && act.sites.some(({ id, hosts }) => id === sender.site && hosts !== null));
}

function hostsAt(world: World, at: Instant): readonly Host[] {
  const { sites, sender } = world;
  const moved = movesUntil(world, at)
    .at(-1)
    ?.sites.find(({ id }) => id === sender.site);
  return moved?.hosts ?? sites.get(sender.site)?.hosts ?? [];
}
