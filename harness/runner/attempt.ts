import { isIPv6 } from 'node:net';
import { MACHINE, UNJUDGED, UNPLAYABLE, type Delivery, type Transaction } from '../model/delivery.ts';
import type { OtherDmarc } from '../model/dmarc-both.ts';
import type { DnsEntry, Instant } from '../model/dns.ts';
import { MachineFault, OwnFault } from '../model/fault.ts';
import { IMPLICIT_TLS_PORT, SMTP_PORT, type SubmissionServer } from '../model/smtp.ts';
import type { Event } from '../model/state.ts';
import type { Host } from '../model/world.ts';
import type { Accept } from '../receiver/reception.ts';
import { receive, type Received } from '../receiver/receive.ts';
import { departure } from '../sender/departure.ts';
import { route, type Hop } from '../sender/route.ts';
import { tlsMismatch, transmit, type Transmission } from '../sender/transmit.ts';
import { compared } from './compared.ts';
import type { RunState } from './run-state.ts';
import { intakeEvents } from './intake-events.ts';
import { remembered } from './remembered.ts';
import { submittedEvent } from './submitted-event.ts';
import { suppressedEvents } from './suppressed-events.ts';

/** The listener's side of a timeline: who answers is set for each attempt. */
export interface Switchboard {
  readonly port: number;
  accept: Accept | null;
  /** A fault of ours inside the listener, which must not pass for a verdict. */
  fault: unknown;
}

type Target = Extract<Hop, { kind: 'hosts' }>['candidates'][number];

interface Exchange {
  readonly sent: Transmission;
  readonly received: Received | null;
  readonly serverSite: string | null;
  readonly dns: readonly DnsEntry[];
  readonly otherDmarc: OtherDmarc | null;
  readonly events: readonly Event[];
}

function nothingListens(): { received: null; serverSite: null; dns: []; otherDmarc: null; events: [] } {
  return { received: null, serverSite: null, dns: [], otherDmarc: null, events: [] };
}

function sendingHost(run: RunState, { draft, clientHost }: Delivery): Host | undefined {
  return run.world.sites.get(draft.site)?.hosts.find(({ name }) => name === clientHost);
}

/** The sending address of the family of its target: routes lead to targets of the sender's families only. */
function clientAddress({ clientIps, clientHost }: Delivery, serverIp: string): string {
  const address = clientIps.find((one) => isIPv6(one) === isIPv6(serverIp));
  if (address === undefined) throw new OwnFault(`${clientHost} was routed to ${serverIp}, to which it cannot connect`);
  return address;
}

/**
 * An address without a host was refused on purpose. Any other connection that broke without a reply is the machine's
 * doing (no file descriptors left, say), and no receiver's verdict.
 */
function checkMachine(sent: Transmission, refused: boolean): void {
  if (!sent.broken || refused) return;
  throw new MachineFault(`a connection on loopback broke (${sent.reply.text})`);
}

function submissionOf({ draft }: Delivery): SubmissionServer | undefined {
  return draft.route.kind === 'submission' ? draft.route.server : undefined;
}

/** Whether a host listens on a port. */
function takes({ receives, submission }: Host, port: number): boolean {
  return port === SMTP_PORT ? receives : submission?.ports.includes(port) === true;
}

/** One port speaks TLS from the first octet, and no other does (RFC 8314 section 3.3). */
function agreeOnTls(port: number, { security }: SubmissionServer): boolean {
  return (port === IMPLICIT_TLS_PORT) === (security === 'tls');
}

/** Who answers at one port, and what came of it once the dialogue is over. */
function answering(run: RunState, delivery: Delivery, at: Instant, port: number) {
  let outcome: (() => Omit<Exchange, 'sent'>) | null = null;
  let refused = false;
  const accept: Accept = (serverIp, clientIp) => {
    const place = run.world.hostAt.get(serverIp);
    refused = place === undefined || !takes(place.host, port);
    if (place === undefined || refused) return null;
    const { site, host } = place;
    const resolver = run.resolverOf(site.id, at);
    const { reception, result } = receive({
      world: run.world,
      site,
      host,
      clientIp,
      port,
      lookup: resolver.lookup,
      at,
      pctApplied: run.variant.pctApplied,
      volumes: run.state.volumes.filter((volume) => volume.site === site.id),
      submissions: run.state.submissions,
      greylist: run.state.greylist,
      arrivals: run.state.arrivals,
      ...remembered(run, site, at),
      departed: run.state.departed,
      queueId: delivery.id,
    });
    outcome = () => {
      const received = result();
      const taken = [
        ...intakeEvents(received, site, at),
        ...suppressedEvents(received, { site, at, causedBy: delivery.id }),
      ];
      const other = compared(run, delivery, received, { site, at });
      const events = [...resolver.events, ...submittedEvent(received, site, at), ...taken, ...other.events];
      return { received, serverSite: site.id, dns: resolver.journal, otherDmarc: other.otherDmarc, events };
    };
    return reception;
  };
  return { accept, outcome: () => outcome?.() ?? nothingListens(), wasRefused: () => refused };
}

/** Both sides of one dialogue: the client sends, and the receiver at that address answers. */
async function exchange(
  run: RunState,
  switchboard: Switchboard,
  delivery: Delivery,
  target: Target & { at: Instant },
): Promise<Exchange> {
  const { at } = target;
  const submission = submissionOf(delivery);
  const port = submission?.port ?? SMTP_PORT;
  const host = run.world.hostAt.get(target.address)?.host;
  if (host !== undefined && takes(host, port) && submission !== undefined && !agreeOnTls(port, submission)) {
    return { sent: tlsMismatch({ serverHost: target.name, submission }), ...nothingListens() };
  }
  const answer = answering(run, delivery, at, port);
  switchboard.accept = answer.accept;
  const sent = await transmit({
    clientIp: clientAddress(delivery, target.address),
    helo: delivery.draft.helo ?? delivery.clientHelo,
    serverIp: target.address,
    serverHost: target.name,
    mailFrom: delivery.draft.mailFrom,
    to: delivery.draft.to,
    raw: delivery.raw,
    usesStartTls: sendingHost(run, delivery)?.usesStartTls ?? true,
    ...(submission === undefined ? {} : { submission }),
    port: switchboard.port,
    at,
  });
  switchboard.accept = null;
  if (switchboard.fault !== null) throw switchboard.fault;
  checkMachine(sent, answer.wasRefused());
  return { sent, ...answer.outcome() };
}

/** What the receiver decided must be what the client read. */
function confirm({ sent, received }: Exchange): void {
  if (sent.local || received === null || received.reply === null) return;
  if (received.reply.code !== sent.reply.code || received.reply.enhanced !== sent.reply.enhanced) {
    throw new OwnFault(`the receiver decided ${received.reply.code} and the client read ${sent.reply.code}`);
  }
}

interface Done {
  readonly delivery: Delivery;
  readonly target: Target;
  readonly at: Instant;
  readonly routing: readonly DnsEntry[];
}

/** Why no receiver decided: its client gave up, or we cannot play it; null where one did. */
function ownRule(done: Exchange, { draft }: Delivery): string | null {
  if (done.sent.ownRow !== null) return `${draft.site}#${done.sent.ownRow}`;
  if (!isOurRefusal(done)) return null;
  return done.sent.stage === 'data-end' ? UNJUDGED : UNPLAYABLE;
}

function toTransaction(done: Exchange, { delivery, target, at, routing }: Done): Transaction {
  const { sent, received } = done;
  return {
    attempt: { at, stage: sent.stage, reply: sent.reply, local: sent.local },
    serverIp: target.address,
    serverHost: target.name,
    serverSite: done.serverSite,
    dialogue: sent.dialogue,
    dns: [...routing, ...done.dns],
    facts: received?.facts ?? null,
    decision: received?.decision ?? null,
    stored: received?.stored ?? null,
    undeclared: received?.undeclared ?? [],
    ...(done.otherDmarc && { otherDmarc: done.otherDmarc }),
    localRule: ownRule(done, delivery),
  };
}

/**
 * Whether the client or the server that plays a host refused for good what none of the receiver's rows refuses, such as an
 * address with a `<` in it. A limit of the harness must not look like a receiver's verdict.
 */
function isOurRefusal({ sent, received }: Exchange): boolean {
  return sent.reply.code >= 500 && (received === null || received.decision === null);
}

type NoHost = Pick<Extract<Hop, { kind: 'none' }>, 'reply' | 'rule' | 'undeclared'>;

function noHost(hop: NoHost, at: Instant, dns: readonly DnsEntry[]): Transaction {
  return {
    attempt: { at, stage: 'route', reply: hop.reply, local: true },
    serverIp: null,
    serverHost: null,
    serverSite: null,
    dialogue: [],
    dns,
    facts: null,
    decision: null,
    stored: null,
    undeclared: hop.undeclared,
    localRule: hop.rule,
  };
}

/** An attempt that the machine did not let happen: the one that failed, and all after it, which hang on it. */
export function machineFailed({ message }: MachineFault, at: Instant): Transaction {
  const reply = { code: 451, enhanced: '4.3.0', text: message };
  return noHost({ reply, rule: MACHINE, undeclared: [] }, at, []);
}

/**
 * One attempt at a delivery: finds the host as a sending MTA does, then talks to it. A host that does not answer is
 * passed over for the next of the same route (RFC 5321 section 5.1).
 */
export async function attempt(
  run: RunState,
  switchboard: Switchboard,
  delivery: Delivery,
  at: Instant,
): Promise<Transaction> {
  const { draft } = delivery;
  const resolver = run.resolverOf(draft.site, at);
  const hop = route(delivery, resolver.lookup);
  run.remember(resolver.events);
  if (hop.kind === 'none') return noHost(hop, at, resolver.journal);
  run.remember(departure(delivery));
  let last: Transaction | null = null;
  for (const target of hop.candidates) {
    const done = await exchange(run, switchboard, delivery, { ...target, at });
    confirm(done);
    run.remember(done.events);
    last = toTransaction(done, { delivery, target, at, routing: resolver.journal });
    if (last.attempt.stage !== 'connect' || !last.attempt.local) break;
  }
  if (last === null) throw new OwnFault(`a route without hosts for ${draft.to}`);
  return last;
}
