import type { SpfFact } from '../model/auth.ts';
import type { Lookup, Instant, Question } from '../model/dns.ts';
import type { Decision, FactKey, Facts, RecipientState, TlsUse } from '../model/receiver.ts';
import { SMTP_PORT, type Reply, type Stage } from '../model/smtp.ts';
import type { MailVolume, State, Submitted } from '../model/state.ts';
import type { Host, Site, World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow } from '../standards/domain.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import { Intake } from './intake.ts';
import { decide, effectiveSettings } from './decide.ts';
import { checkIprev, checkSpf, mailServersOf } from './envelope-facts.ts';
import { mailFromDomainOf } from './mail-from-domain.ts';
import { isForeignBounce } from './foreign-bounce.ts';
import { loginFact } from './login-fact.ts';
import { readMessageFacts } from './message-facts.ts';
import { ownDomains } from './own-domains.ts';
import { readsFact } from './reads-fact.ts';
import type { Reception } from './reception.ts';
import { clientReputation, type KnownReputation } from './reputation-fact.ts';
import { isReturnPath, rememberedFacts } from './remembered.ts';
import { acceptedReply, replyOf } from './reply.ts';
import type { DnsView } from './ses/ses-fact.ts';
import { traced } from './trace.ts';
import { unaskedSpf } from './unasked.ts';
import { unjudged } from './unjudged-message.ts';

export interface ReceiveInput {
  readonly world: World;
  readonly site: Site;
  readonly host: Host;
  readonly clientIp: string;
  /** Port of the host that the client came to. */
  readonly port: number;
  /** The receiver's resolver at `at`. */
  readonly lookup: Lookup;
  readonly at: Instant;
  readonly pctApplied: boolean;
  /** What this provider has counted so far. */
  readonly volumes: readonly MailVolume[];
  /** What accounts have handed over so far, here and elsewhere. */
  readonly submissions: readonly Submitted[];
  readonly greylist: State['greylist'];
  readonly arrivals: State['arrivals'];
  readonly ses?: State['ses'];
  readonly spamMarks?: State['spamMarks'];
  /** What the model of reputation looks at; absent: nothing. */
  readonly reputation?: KnownReputation;
  /** The DNS as it was before its last change, for services that look again and again; absent: it never changed. */
  readonly earlier?: readonly DnsView[];
  /** When the DNS changed last. */
  readonly publishedSince?: Instant;
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
  // Without a domain it is the server's own, and has to be taken (RFC 5321 section 4.5.1).
  if (address.toLowerCase() === 'postmaster') return 'ok';
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

function tlsUse({ host: { startTls }, port }: ReceiveInput, underTls: boolean): TlsUse {
  if (underTls) return 'used';
  if (port !== SMTP_PORT) return 'declined';
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
    service: input.port === SMTP_PORT ? 'smtp' : 'submission',
    login: loginFact(null, input),
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
    ...new Intake(input).atConnect(),
    ...(input.reputation === undefined ? {} : { reputation: clientReputation(input.reputation, input) }),
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
    ses: facts.ses?.undeclared,
    blocklists: facts.blocklists?.undeclared,
    domainListings: facts.domainListings?.undeclared,
    spf: facts.spf?.undeclared,
    dkim: facts.dkim?.undeclared,
    dmarc: facts.dmarc?.undeclared,
    arc: facts.arc?.undeclared,
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

  auth(login: { readonly user: string; readonly password: string }, helo: string, tls: boolean): Reply | null {
    this.facts = { ...this.facts, helo, tls: tlsUse(this.#input, tls), login: loginFact(login, this.#input) };
    return this.#judge('auth');
  }

  async mail(mailFrom: string, helo: string, tls: boolean, size: number | null): Promise<Reply | null> {
    const { site, lookup } = this.#input;
    const domain = domainOf(mailFrom);
    const owned = ownDomains(site);
    const asks = (key: FactKey): boolean => domain !== '' && readsFact(site.receiver, key);
    this.facts = {
      ...this.facts,
      mailFrom,
      helo,
      tls: tlsUse(this.#input, tls),
      ownHelo: owned.some((mine) => isBelow(helo, mine)),
      ownMailFrom: owned.includes(domain),
      mailServer: asks('mailServer') ? mailServersOf(domain, lookup) : null,
      mailFromDomain: asks('mailFromDomain') ? mailFromDomainOf(domain, lookup) : null,
      ...new Intake(this.#input).atMail(domain, helo, size),
      spf: await this.#askSpf(mailFrom, helo),
    };
    return this.#judge('mail');
  }

  #askSpf(mailFrom: string, helo: string): SpfFact | Promise<SpfFact> {
    if (this.facts.service === 'submission') return unaskedSpf(mailFrom, helo);
    const { host, clientIp, lookup } = this.#input;
    const voidLimit = voidLimitOf(this.#input);
    return checkSpf({ ip: clientIp, mailFrom, helo, serverHost: host.name, lookup, voidLimit });
  }

  rcpt(to: string): Reply | null {
    const { world, site } = this.#input;
    const relayed = site.settings['relayDomains'];
    this.facts = {
      ...this.facts,
      rcpt: to,
      recipient: isReturnPath(this.#input, to) ? 'ok' : recipientState(world, site, to),
      relayDomain: Array.isArray(relayed) && relayed.includes(domainOf(to)),
      ...new Intake(this.#input).atRcpt(this.facts.mailFrom, to),
    };
    return this.#judge('rcpt');
  }

  async data(raw: Buffer): Promise<Reply> {
    const { site, host, lookup, at, volumes, departed, queueId } = this.#input;
    const trouble = unjudged(raw);
    if (trouble !== null) return this.#leaveOpen(trouble);
    const facts = await readMessageFacts(raw, this.facts, { site, lookup, at, volumes });
    const remembered = rememberedFacts(raw, facts, this.#input);
    this.facts = { ...facts, ...remembered, foreignBounce: isForeignBounce(raw, facts.mailFrom, site.id, departed) };
    const refused = this.#judge('data-end') ?? this.#judge('after');
    if (refused !== null) return refused;
    this.stored = traced(raw, this.facts, { host, at, queueId });
    this.reply = acceptedReply(site.receiver, this.facts, { code: 250, enhanced: '2.0.0', text: `OK ${queueId}` });
    return this.reply;
  }

  /** No row decides what only a limit of ours, and no rule of the receiver, has to say about. */
  #leaveOpen(trouble: string): Reply {
    this.decision = null;
    this.reply = { code: 554, enhanced: '5.6.0', text: `noticeproof judges no message ${trouble}` };
    return this.reply;
  }

  /**
   * Asks the rules of one stage; the first decision stands, also where the client goes on after a refusal. A reply only
   * where it refuses or puts off.
   */
  #judge(stage: Stage): Reply | null {
    if (this.decision !== null) return this.reply;
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
