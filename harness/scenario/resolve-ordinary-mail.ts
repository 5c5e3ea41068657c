import type { Instant } from '../model/dns.ts';
import type { OrdinaryMailAct } from '../model/scenario.ts';
import type { Site } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { child, placeOf } from '../source/part.ts';
import type { ActEntry } from './act-entries.ts';
import { complain, type Ground } from './ground.ts';
import { octets } from './octets.ts';
import type { Person } from '../model/people.ts';
import type { Tester } from './resolve-people.ts';

export interface OrdinaryMailGround {
  readonly people: readonly Person[];
  readonly tester: Tester;
  /** The site that runs the library's mail; undefined where it is broken itself. */
  readonly home: Site | undefined;
}

/** An ordinary message from the library's own server; its reader is whoever has the address. */
export function resolveOrdinaryMail(
  ground: Ground,
  entry: Extract<ActEntry, { kind: 'ordinary-mail' }>,
  at: Instant,
  { people, tester, home }: OrdinaryMailGround,
): OrdinaryMailAct {
  const { id, kind, detail } = entry;
  const { to: target = 'personal', from = tester.corporate } = detail.value;
  const to = target === 'corporate' || target === 'personal' ? tester[target] : target;
  const own = [tester.corporate, tester.personal].some((address) => same(address, to));
  const reader = own ? tester.person : people.find(({ address }) => same(address, to));
  if (reader === undefined) {
    const problem = `Nobody in this story has the address ${to}.`;
    const mend = 'Write the address of one of its people, or `corporate` or `personal` for the tester’s.';
    complain(ground, child(detail, 'to') ?? detail, { problem, mend });
  }
  if (home !== undefined && !home.domains.includes(domainOf(from))) {
    const problem = `The library's own server does not send for ${domainOf(from)}.`;
    const mend = `Write an address in one of its domains: ${home.domains.join(', ')}.`;
    complain(ground, child(detail, 'from') ?? detail, { problem, mend });
  }
  const size = detail.value.size === undefined ? {} : { octets: octets(detail.value.size) };
  return { kind, id, at, where: placeOf(detail), person: reader?.id ?? '', to, from, ...size };
}

function same(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
