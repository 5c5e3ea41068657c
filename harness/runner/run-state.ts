import { openResolver, type Resolver } from '../dns/resolver.ts';
import { withListings } from '../dns/with-listings.ts';
import { zonesSeen, type Published } from '../dns/zones-seen.ts';
import type { Delivery, DeliveryRecord, Draft, Transaction } from '../model/delivery.ts';
import type { Instant, ZoneSet } from '../model/dns.ts';
import type { Intent, Variant } from '../model/evidence.ts';
import type { MachineFault } from '../model/fault.ts';
import type { FlowKey } from '../model/flow.ts';
import type { ReputationNumbers } from '../model/reputation.ts';
import type { Act } from '../model/scenario.ts';
import type { Event, State } from '../model/state.ts';
import type { World } from '../model/world.ts';
import type { DnsView } from '../receiver/ses/ses-fact.ts';
import { compose } from '../sender/compose.ts';
import { listingsAt } from '../standards/reputation/listings.ts';
import { USUAL_NUMBERS } from '../standards/reputation/numbers.ts';
import { applyAll, INITIAL_STATE } from './state.ts';
import { Timetable } from './timetable.ts';

/** A delivery in its sender's queue. */
export interface Queued {
  readonly delivery: Delivery;
  readonly transactions: readonly Transaction[];
}

export type Item = { readonly kind: 'act'; readonly act: Act } | { readonly kind: 'attempt'; readonly queued: Queued };

/**
 * More deliveries than any honest flow of one person in one act takes: beyond it, mail goes in circles. It is above the
 * hops that servers put up with (RFC 5321 section 6.3: at least 100), who are to break the circle themselves.
 */
const MOST_DELIVERIES = 130;

/**
 * More messages than are honestly written for one person in one act, copies that a server passes on not counted: a notice,
 * an answer, an away message, and a report or two on each. Those who answer each other count no hops, and would never end.
 */
const MOST_WRITTEN = 30;

/** What one person caused in one act. */
interface Sent {
  readonly deliveries: number;
  readonly written: number;
  /** Whether what comes after it is no longer sent. */
  readonly cutOff: boolean;
}

/** What a timeline has come to so far: the one mutable thing of a run, owned by its loop. */
export class RunState {
  readonly variant: Variant;
  readonly timetable = new Timetable<Item>();
  readonly records: DeliveryRecord[] = [];
  readonly intents: Intent[] = [];
  readonly loops: FlowKey[] = [];
  world: World;
  state: State = INITIAL_STATE;
  /** The first fault of the machine: what comes after it cannot be known. */
  machineFault: MachineFault | null = null;
  readonly #published: [Published, ...Published[]];
  #deliveries = 0;
  readonly #sent = new Map<string, Sent>();

  constructor(world: World, variant: Variant) {
    this.world = world;
    this.#published = [{ from: world.scenario.start, zones: world.zones }];
    this.variant = variant;
    this.remember(world.scenario.history);
    for (const act of world.scenario.acts) this.timetable.add(act.at, { kind: 'act', act });
  }

  /** The world is another one from now on. */
  change(world: World, from: Instant): void {
    this.world = world;
    this.#published.push({ from, zones: world.zones });
  }

  /** The resolver of one site at one instant, with what it has kept; or, at the same place, that of somebody else. */
  resolverOf(by: string, at: Instant, as = by): Resolver {
    const zones = this.#withListings(zonesSeen(this.#published, this.world.scenario.lagging, { by, at }), at);
    return openResolver({ by: as, zones, cache: this.state.cache, at });
  }

  /** Numbers of the model of reputation. */
  get numbers(): ReputationNumbers {
    return this.world.scenario.reputation ?? USUAL_NUMBERS;
  }

  /** What the model of reputation has put on blocklists stands in their zones. */
  #withListings(zones: ZoneSet, at: Instant): ZoneSet {
    const { reputation } = this.state;
    const listings = reputation === undefined ? [] : listingsAt(reputation, { numbers: this.numbers, at });
    return listings.length === 0 ? zones : withListings(zones, listings);
  }

  /** The DNS as it was before its last change, asked without a cache: what somebody found who looked at the time. */
  viewsBefore(by: string, at: Instant): { readonly earlier: readonly DnsView[]; readonly publishedSince: Instant } {
    const { lagging } = this.world.scenario;
    const changes = this.#published.filter(({ from }) => from <= at);
    const earlier = changes.slice(0, -1).map(({ from }, index) => {
      const zones = zonesSeen(this.#published, lagging, { by, at: from });
      const { lookup } = openResolver({ by, zones, cache: new Map(), at: from });
      return { from: index === 0 ? -Infinity : from, lookup };
    });
    return { earlier, publishedSince: changes.at(-1)?.from ?? at };
  }

  remember(events: readonly Event[]): void {
    this.state = applyAll(this.state, events);
  }

  /** Writes messages down and puts them into their senders' queues. */
  post(drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      if (this.#isLoop(draft)) continue;
      this.#deliveries += 1;
      const delivery = compose(draft, {
        id: `d${this.#deliveries}`,
        world: this.world,
        originIndex: this.variant.originIndex,
      });
      this.queue(draft.at, { delivery, transactions: [] });
    }
  }

  queue(at: Instant, queued: Queued): void {
    this.timetable.add(at, { kind: 'attempt', queued });
  }

  #isLoop({ flow, content }: Draft): boolean {
    const key = `${flow.act}|${flow.person}`;
    const before = this.#sent.get(key) ?? { deliveries: 0, written: 0, cutOff: false };
    const deliveries = before.deliveries + 1;
    const written = before.written + (content.kind === 'bytes' ? 0 : 1);
    const cutOff = deliveries > MOST_DELIVERIES || written > MOST_WRITTEN;
    this.#sent.set(key, { deliveries, written, cutOff });
    if (cutOff && !before.cutOff) this.loops.push(flow);
    return cutOff;
  }
}
