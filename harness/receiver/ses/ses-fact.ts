import type { Instant, Lookup, Question } from '../../model/dns.ts';
import type { SettingValue } from '../../model/receiver.ts';
import type { ReturnPathFact, RecordStatus, SesAccount, SesFact, SesIdentity } from '../../model/ses.ts';
import type { SesMemory } from '../../model/state.ts';
import { addressesIn, fieldsNamed, parseHeader } from '../../standards/header.ts';
import { identityDomain, identityOf } from '../../standards/ses/identity-of.ts';
import { standsAt } from '../../standards/ses/suppression.ts';
import { feedbackFact } from './feedback-fact.ts';
import { sesMessageId } from './message-id.ts';
import { cnamesFound, feedbackMxFound, type Found } from './records-found.ts';
import { recordStatus } from './record-status.ts';
import { simulatorOf } from './simulator.ts';

/** The DNS as it could be asked from a time on; the last one is the service's own resolver now. */
export interface DnsView {
  readonly from: Instant;
  readonly lookup: Lookup;
}

export interface SesInput {
  /** Id of the service's site. */
  readonly site: string;
  readonly account: SesAccount;
  readonly memory: SesMemory;
  readonly views: readonly DnsView[];
  /** When the story begins. */
  readonly start: Instant;
  readonly at: Instant;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly queueId: string;
}

export interface SesMessage {
  readonly mailFrom: string;
  readonly rcpt: string;
  readonly raw: Buffer;
}

const HOUR = 60 * 60 * 1000;

/** Asks the DNS about identities, and remembers what nobody declared. */
class Checking {
  readonly undeclared: Question[] = [];
  readonly #input: SesInput;
  readonly #known = new Map<string, RecordStatus>();

  constructor(input: SesInput) {
    this.#input = input;
  }

  dkim(identity: SesIdentity): RecordStatus {
    const domain = identityDomain(identity);
    return this.#status(`dkim ${identity.name}`, identity, (lookup) =>
      cnamesFound(domain, this.#input.account, lookup),
    );
  }

  mailFrom(identity: SesIdentity, domain: string): RecordStatus {
    return this.#status(`mx ${identity.name}`, identity, (lookup) =>
      feedbackMxFound(domain, this.#input.account, lookup),
    );
  }

  /** A domain is verified by its CNAMEs, for good; an address by the link that was mailed to it. */
  isVerified(identity: SesIdentity | null): boolean {
    if (identity === null) return false;
    if (identity.name.includes('@') || !identity.easyDkim) return identity.verified;
    const status = this.dkim(identity);
    return status !== 'pending' && (status !== 'failed' || this.#wasVerified(identity));
  }

  /** Records that were there once and disappeared end the signing, not the verification. */
  #wasVerified(identity: SesIdentity): boolean {
    const { account, views, start } = this.#input;
    const created = start - identity.age * 1000;
    const domain = identityDomain(identity);
    return views.some(({ from, lookup }) => from <= created + 72 * HOUR && cnamesFound(domain, account, lookup).found);
  }

  #status(key: string, { age }: SesIdentity, look: (lookup: Lookup) => Found): RecordStatus {
    const { views, start, at, settings } = this.#input;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const polls = views.map(({ from, lookup }) => {
      const { found, undeclared } = look(lookup);
      this.undeclared.push(...undeclared);
      return { from, found };
    });
    const grace = Number(settings['recordGraceHours'] ?? 72) * HOUR;
    const status = recordStatus({ polls, created: start - age * 1000, now: at, grace });
    this.#known.set(key, status);
    return status;
  }
}

function addressesOf(raw: Buffer, name: string): readonly string[] {
  const fields = fieldsNamed(parseHeader(raw), name);
  return fields
    .flatMap(({ value }) => addressesIn(value))
    .map(({ address }) => address)
    .filter((one) => one !== '');
}

/** From, Source (MAIL FROM), Sender and Return-Path; in the sandbox the recipient too, but for the simulator. */
function failingOf({ mailFrom, rcpt, raw }: SesMessage, { account }: SesInput, checking: Checking): readonly string[] {
  const named = ['From', 'Sender', 'Return-Path'].flatMap((name) => addressesOf(raw, name));
  const recipient = account.sandbox && simulatorOf(rcpt) === 'none' ? [rcpt] : [];
  const checked = new Map([...named, mailFrom, ...recipient].map((address) => [address.toLowerCase(), address]));
  checked.delete('');
  return [...checked.values()].filter((address) => !checking.isVerified(identityOf(account, address)));
}

function returnPathOf(identity: SesIdentity | null, { account }: SesInput, checking: Checking): ReturnPathFact {
  const usual = account.mailDomain;
  const custom = identity?.mailFrom ?? null;
  if (identity === null || custom === null) return { kind: 'default', domain: usual, status: null };
  const status = checking.mailFrom(identity, custom.domain);
  if (status === 'success') return { kind: 'custom', domain: custom.domain, status };
  if (custom.onMxFailure === 'reject') return { kind: 'refused', domain: custom.domain, status };
  return { kind: 'fallen-back', domain: usual, status };
}

/** An account with a list of its own is not held by what other customers' mail came to (Developer Guide, 2022). */
function suppressionOf(rcpt: string, { site, account, memory, at }: SesInput): SesFact['suppressed'] {
  const list = account.accountList ? 'account' : 'global';
  const isOn = memory.suppressed.some(
    (one) => one.site === site && one.list === list && one.address === rcpt.toLowerCase() && standsAt(one, at),
  );
  return isOn ? list : 'none';
}

const SIGNING: readonly (RecordStatus | null)[] = ['success', 'temporary-failure'];

/** What Amazon SES knows of a message by the end of DATA. */
export function sesFact(message: SesMessage, input: SesInput): SesFact {
  const { account, site, at, queueId, memory } = input;
  const checking = new Checking(input);
  const [author = ''] = addressesOf(message.raw, 'From');
  const identity = identityOf(account, author);
  const dkim = identity?.easyDkim === true ? checking.dkim(identity) : null;
  const sent = new Map([...memory.sent].filter(([, one]) => one.site === site));
  return {
    id: sesMessageId(at, queueId),
    region: account.region,
    failing: failingOf(message, input, checking),
    identity: identity?.name ?? '',
    dkim,
    signs: identity !== null && SIGNING.includes(dkim) ? identityDomain(identity) : '',
    returnPath: returnPathOf(identity, input, checking),
    suppressed: suppressionOf(message.rcpt, input),
    feedback: feedbackFact({ raw: message.raw, rcpt: message.rcpt, account, sent }),
    undeclared: checking.undeclared,
  };
}
