import type { Lookup, Instant, Question } from '../model/dns.ts';
import type { Decision, FactKey, Facts, RecipientState } from '../model/receiver.ts';
import type { Reply, Stage } from '../model/smtp.ts';
import type { Host, Site, World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow } from '../standards/domain.ts';
import { decide } from './decide.ts';
import { checkIprev, checkSpf, mailServersOf } from './envelope-facts.ts';
import { readMessageFacts } from './message-facts.ts';
import { readsFact } from './reads-fact.ts';
import type { Reception } from './reception.ts';
import { replyOf } from './reply.ts';
import { traced } from './trace.ts';

export interface ReceiveInput {
  readonly world: World;
  readonly site: Site;
  readonly host: Host;
  readonly clientIp: string;
  /** The receiver's resolver at `at`. */
  readonly lookup: Lookup;
  readonly at: Instant;
  readonly pctApplied: boolean;
  /** What the receiver calls the message in its 250 and in Received: the delivery's id. */
  readonly queueId: string;
}

/** What a receiver made of one transaction so far. */
export interface Received {
  readonly facts: Facts;
  readonly decision: Decision | null;
  readonly reply: Reply | null;
  readonly stored: Buffer | null;
  /** Names the decision hung on that no zone declares. */
  readonly undeclared: readonly Question[];
}

function recipientState(world: World, site: Site, address: string): RecipientState {
  if (!site.domains.includes(domainOf(address))) return 'foreign';
  const mailbox = world.mailboxes.get(address.toLowerCase());
  return mailbox === undefined ? 'unknown' : mailbox.state;
}

/** A site's own hosts are inside: what they hand over does not come from outside and may be relayed. */
function isAllowed({ site, clientIp }: ReceiveInput): boolean {
  const listed = site.settings['allowedIps'];
  const own = site.hosts.flatMap((host) => host.addresses);
  return own.includes(clientIp) || (Array.isArray(listed) && listed.includes(clientIp));
}

function firstFacts(input: ReceiveInput): Facts {
  return {
    clientIp: input.clientIp,
    helo: '',
    mailFrom: '',
    rcpt: '',
    serverHost: input.host.name,
    iprev: checkIprev(input.clientIp, input.lookup),
    recipient: null,
    ownHelo: null,
    ownMailFrom: null,
    ownHeaderFrom: null,
    allowedIp: isAllowed(input),
    mailServer: null,
    spf: null,
    dkim: null,
    dmarc: null,
    headerFrom: null,
    pctApplied: input.pctApplied,
  };
}

/** The facts behind each key that can hang on DNS. */
function undeclaredBehind(facts: Facts, consulted: readonly FactKey[]): Question[] {
  const behind: Partial<Record<FactKey, readonly Question[] | undefined>> = {
    iprev: facts.iprev?.undeclared,
    mailServer: facts.mailServer?.undeclared,
    spf: facts.spf?.undeclared,
    dkim: facts.dkim?.undeclared,
    dmarc: facts.dmarc?.undeclared,
  };
  const questions = consulted.flatMap((key) => behind[key] ?? []);
  return [...new Map(questions.map((question) => [`${question.name} ${question.type}`, question])).values()];
}

/** One transaction at one receiver: facts are gathered as the dialogue goes on, and the rules asked at each stage. */
class Receiving implements Reception {
  facts: Facts;
  decision: Decision | null = null;
  reply: Reply | null = null;
  stored: Buffer | null = null;
  readonly #input: ReceiveInput;

  constructor(input: ReceiveInput) {
    this.#input = input;
    this.facts = firstFacts(input);
  }

  connect(): Reply | null {
    return this.#judge('connect');
  }

  async mail(mailFrom: string, helo: string): Promise<Reply | null> {
    const { site, host, clientIp, lookup } = this.#input;
    const domain = domainOf(mailFrom);
    const own = (name: string): boolean => site.domains.some((mine) => isBelow(name, mine));
    this.facts = {
      ...this.facts,
      mailFrom,
      helo,
      ownHelo: own(helo),
      ownMailFrom: site.domains.includes(domain),
      mailServer: readsFact(site.receiver, 'mailServer') && domain !== '' ? mailServersOf(domain, lookup) : null,
      spf: await checkSpf({ ip: clientIp, mailFrom, helo, serverHost: host.name, lookup }),
    };
    return this.#judge('mail');
  }

  rcpt(to: string): Reply | null {
    this.facts = { ...this.facts, rcpt: to, recipient: recipientState(this.#input.world, this.#input.site, to) };
    return this.#judge('rcpt');
  }

  async data(raw: Buffer): Promise<Reply> {
    const { site, host, lookup, at, queueId } = this.#input;
    this.facts = await readMessageFacts(raw, this.facts, { site, lookup, at });
    const refused = this.#judge('data-end') ?? this.#judge('after');
    if (refused !== null) return refused;
    this.stored = traced(raw, this.facts, { host, at, queueId });
    this.reply = { code: 250, enhanced: '2.0.0', text: `OK ${queueId}` };
    return this.reply;
  }

  /** Asks the rules of one stage; the first decision stands. A reply only where it refuses or puts off. */
  #judge(stage: Stage): Reply | null {
    if (this.decision !== null) return null;
    this.decision = decide(this.#input.site.receiver, this.#input.site.settings, stage, this.facts);
    const outcome = this.decision?.outcome;
    if (this.decision === null || (outcome !== 'reject' && outcome !== 'defer')) return null;
    this.reply = replyOf(this.decision.rule, this.facts);
    return this.reply;
  }
}

/** Starts one transaction at a receiver (RFC 5321 section 3.3): the dialogue's hooks, and what came of it. */
export function receive(input: ReceiveInput): { readonly reception: Reception; readonly result: () => Received } {
  const receiving = new Receiving(input);
  const result = (): Received => {
    const { facts, decision, reply, stored } = receiving;
    return { facts, decision, reply, stored, undeclared: undeclaredBehind(facts, decision?.consulted ?? []) };
  };
  return { reception: receiving, result };
}
