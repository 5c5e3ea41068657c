import { isIP } from 'node:net';
import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, type Part } from '../source/part.ts';
import { canonicalIp } from './canonical-ip.ts';
import type { Ground } from './ground.ts';
import type { ChangeShape } from './shape/act-shape.ts';
import { checkKnownAddress, checkKnownDomain, checkService } from './traffic-history.ts';

interface Asked {
  readonly sites: readonly Site[];
  readonly at: Instant;
}

/** What somebody asks for in a change: something is taken off a list, or an account may send again. */
export function resolveRequests(ground: Ground, change: Part<ChangeShape>, { sites, at }: Asked): readonly Event[] {
  const unsuppressed = entries(child(change, 'unsuppress')).map((part): Event => {
    const { at: site, address } = part.value;
    checkService(ground, child(part, 'at') ?? { ...part, value: site }, sites);
    return { kind: 'unsuppressed', site, address: address.toLowerCase(), at };
  });
  const delisted = entries(child(change, 'delist')).map((part): Event => {
    const isAddress = isIP(part.value) !== 0;
    if (isAddress) checkKnownAddress(ground, part, sites);
    else checkKnownDomain(ground, part, sites);
    return {
      kind: 'delisted',
      delisted: { subject: isAddress ? canonicalIp(part.value) : normalDomain(part.value), at },
    };
  });
  const resumed = entries(child(change, 'resume')).map((part): Event => {
    checkService(ground, part, sites);
    return { kind: 'resumed', resumed: { account: part.value, at } };
  });
  return [...unsuppressed, ...delisted, ...resumed];
}
