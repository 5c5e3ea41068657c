import { isIP } from 'node:net';
import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import { complain, type Ground } from './ground.ts';
import type { ChangeShape } from './shape/act-shape.ts';
import { checkKnownAddress, checkKnownDomain, checkService } from './traffic-history.ts';

interface Asked {
  readonly sites: readonly Site[];
  /** Every address that the scenario knows of, in lower case. */
  readonly addresses: readonly string[];
  readonly at: Instant;
}

/** What somebody asks for in a change: something is taken off a list, or an account may send again. */
export function resolveRequests(ground: Ground, change: Part<ChangeShape>, asked: Asked): readonly Event[] {
  const { sites, addresses, at } = asked;
  const unsuppressed = entries(child(change, 'unsuppress')).map((part): Event => {
    const { at: site, address } = part.value;
    const isService = checkService(ground, child(part, 'at') ?? { ...part, value: site }, sites);
    if (isService) checkListed(ground, child(part, 'address') ?? { ...part, value: address }, addresses);
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

/** Takes down an address that can be on no list: a misspelt one would change nothing and say nothing. */
function checkListed(ground: Ground, part: Part<string>, addresses: readonly string[]): void {
  if (addresses.includes(part.value.toLowerCase())) return;
  const problem = `Nobody in this story has the address ${part.value}, and no list under \`history\` has it.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, addresses, 'addresses') });
}
