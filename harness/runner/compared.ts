import type { Delivery } from '../model/delivery.ts';
import type { OtherDmarc } from '../model/dmarc-both.ts';
import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { otherDmarc } from '../receiver/other-dmarc.ts';
import type { Received } from '../receiver/receive.ts';
import type { RunState } from './run-state.ts';

/**
 * What a receiver of the other DMARC standard makes of a message, where the scenario asks for it. It stands where the
 * site stands, so that it sees the same name servers, and has a cache of its own.
 */
export function compared(
  run: RunState,
  { raw }: Delivery,
  { facts }: Received,
  { site, at }: { readonly site: Site; readonly at: Instant },
): { readonly otherDmarc: OtherDmarc | null; readonly events: readonly Event[] } {
  if (run.world.scenario.compareDmarc !== true) return { otherDmarc: null, events: [] };
  const { orgDomain } = site.receiver;
  const standard = orgDomain === 'psl' ? 'RFC 9989' : 'RFC 7489';
  const resolver = run.resolverOf(site.id, at, `${site.id} by ${standard}`);
  return { otherDmarc: otherDmarc(raw, facts, orgDomain, resolver), events: resolver.events };
}
