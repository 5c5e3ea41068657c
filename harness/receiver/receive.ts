import type { Lookup, Instant, Question } from '../model/dns.ts';
import type { Decision, FactKey, Facts, RecipientState, TlsUse } from '../model/receiver.ts';
import type { Reply, Stage } from '../model/smtp.ts';
import type { MailVolume } from '../model/state.ts';
import type { Host, Site, World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow } from '../standards/domain.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import { decide, effectiveSettings } from './decide.ts';
import { checkIprev, checkSpf, mailServersOf } from './envelope-facts.ts';
import { mailFromDomainOf } from './mail-from-domain.ts';
import { isForeignBounce } from './foreign-bounce.ts';
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
  /** What this provider has counted so far. */
  readonly volumes: readonly MailVolume[];
  /** See `isForeignBounce`. */
  readonly departed: ReadonlySet<string>;
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
  const destination = destinationOf(world.mailboxes, address);
  if (destination.kind === 'mailbox') return destination.mailbox.state;
  return destination.kind === 'returning' ? 'ok' : 'unknown';
}

function isOwnHost({ site, clientIp }: ReceiveInput): boolean {
  return site.hosts.some((host) => host.addresses.includes(clientIp));
}

/** A site's own hosts are inside: what they hand over does not come from outside and may be relayed. */
function isAllowed(input: ReceiveInput): boolean {
  const listed = input.site.settings['allowedIps'];
  return isOwnHost(input) || (Array.isArray(listed) && listed.includes(input.clientIp));
}

function tlsUse({ startTls }: Host, underTls: boolean): TlsUse {
  if (underTls) return 'used';
  if (startTls === null) return 'not-offered';
  return startTls.required ? 'missing' : 'declined';
}

/** Void lookups this receiver tolerates in SPF; undefined where it has no such setting: then RFC 7208's two. */
function voidLimitOf({ site }: ReceiveInput): number | undefined {
  const limit = effectiveSettings(site.receiver, site.settings)['spfVoidLimit'];
  return typeof limit === 'number' ? limit : undefined;
}

function firstFacts(input: ReceiveInput): Facts {
  return {
    clientIp: input.clientIp,
    helo: '',
    mailFrom: '',
    rcpt: '',
    serverHost: input.host.name,
    tls: 'not-offered',
    iprev: checkIprev(input.clientIp, input.lookup),
    recipient: null,
    relayDomain: null,
    ownHelo: null,
    ownMailFrom: null,
    ownHeaderFrom: null,
    allowedIp: isAllowed(input),
    ownHost: isOwnHost(input),
    mailServer: null,
    mailFromDomain: null,
    senderSoa: null,
    hops: null,
    spf: null,
    dkim: null,
    dmarc: null,
    headerFrom: null,
    foreignBounce: null,
    lookalikeFrom: null,
    bulk: null,
    pctApplied: input.pctApplied,
  };
}

/** The facts behind each key that can hang on DNS. */
function undeclaredBehind(facts: Facts, consulted: readonly FactKey[]): Question[] {
  const behind: Partial<Record<FactKey, readonly Question[] | undefined>> = {
    iprev: facts.iprev?.undeclared,
    mailServer: facts.mailServer?.undeclared,
    mailFromDomain: facts.mailFromDomain?.undeclared,
    senderSoa: facts.senderSoa?.undeclared,
    bulk: facts.bulk?.undeclared,
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

  async mail(mailFrom: string, helo: string, tls: boolean): Promise<Reply | null> {
    const { site, host, clientIp, lookup } = this.#input;
    const domain = domainOf(mailFrom);
    const own = (name: string): boolean => site.domains.some((mine) => isBelow(name, mine));
    const asks = (key: FactKey): boolean => domain !== '' && readsFact(site.receiver, key);
    this.facts = {
      ...this.facts,
      mailFrom,
      helo,
      tls: tlsUse(host, tls),
      ownHelo: own(helo),
      ownMailFrom: site.domains.includes(domain),
      mailServer: asks('mailServer') ? mailServersOf(domain, lookup) : null,
      mailFromDomain: asks('mailFromDomain') ? mailFromDomainOf(domain, lookup) : null,
      spf: await checkSpf({
        ip: clientIp,
        mailFrom,
        helo,
        serverHost: host.name,
        lookup,
        voidLimit: voidLimitOf(this.#input),
      }),
    };
    return this.#judge('mail');
  }

  rcpt(to: string): Reply | null {
    const { world, site } = this.#input;
    const relayed = site.settings['relayDomains'];
    this.facts = {
      ...this.facts,
      rcpt: to,
      recipient: recipientState(world, site, to),
      relayDomain: Array.isArray(relayed) && relayed.includes(domainOf(to)),
    };
    return this.#judge('rcpt');
  }

  async data(raw: Buffer): Promise<Reply> {
    const { site, host, lookup, at, volumes, departed, queueId } = this.#input;
    const facts = await readMessageFacts(raw, this.facts, { site, lookup, at, volumes });
    this.facts = { ...facts, foreignBounce: isForeignBounce(raw, facts.mailFrom, site.id, departed) };
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
