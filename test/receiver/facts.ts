import type {
  DkimResult,
  DmarcPolicy,
  DmarcResult,
  IprevResult,
  Qualifier,
  SpfResult,
} from '../../harness/model/auth.ts';
import type { ArcFact, DkimFact, DmarcFact, IprevFact, SpfFact } from '../../harness/model/auth.ts';
import type { BlocklistFact, Listing, RateFact, SizeFact } from '../../harness/model/intake.ts';
import type { BulkFact, Facts, LoginFact } from '../../harness/model/receiver.ts';
import type { FeedbackFact, SesFact } from '../../harness/model/ses.ts';
import type { Stage } from '../../harness/model/smtp.ts';

export const CLIENT_IP = '54.213.10.152';

export function spf(result: SpfResult, allQualifier: Qualifier | null = '~'): SpfFact {
  const tree = { domain: 'acme.org', text: null, query: null, terms: [], result, problem: null };
  const found = {
    identity: 'mailfrom',
    domain: 'acme.org',
    lookups: 1,
    voids: 0,
    voidLimit: 2,
    undeclared: [],
  } as const;
  return { result, allQualifier, tree, ...found };
}

export function dkim(result: DkimResult): DkimFact {
  const signatures = result === 'none' ? [] : [{ domain: 'acme.org', selector: 's1', result, comment: '' }];
  return { signatures, result, undeclared: [] };
}

/** `aligned`: whether SPF passes aligned; a policy of null means that there is no record. */
export function dmarc(
  result: DmarcResult,
  policy: DmarcPolicy | null,
  more: { readonly aligned?: boolean; readonly pct?: number } = {},
): DmarcFact {
  return {
    result,
    policy,
    pct: more.pct ?? 100,
    spfAligned: more.aligned ?? result === 'pass',
    dkimAligned: false,
    fromDomain: 'acme.org',
    orgDomain: 'acme.org',
    foundAt: policy === null ? null : '_dmarc.acme.org',
    record: policy === null ? null : `v=DMARC1; p=${policy}`,
    strictSpf: false,
    strictDkim: false,
    reason: '',
    undeclared: [],
  };
}

export function iprev(result: IprevResult): IprevFact {
  return { result, name: null, undeclared: [] };
}

/** Who logged in; `changes` beside that it may use any address of acme.org. */
export function login(result: LoginFact['result'], changes: Partial<LoginFact> = {}): LoginFact {
  const accepted = result === 'accepted';
  return {
    result,
    user: result === 'none' ? '' : 'koha@acme.org',
    password: accepted ? 'account' : 'none',
    addresses: accepted ? ['koha@acme.org', '*@acme.org'] : [],
    lastMinute: 0,
    lastDay: 0,
    passwordsEnded: false,
    rate: 'ok',
    ...changes,
  };
}

/** A sender with so many messages a day, at a receiver whose threshold is 5,000. */
export function bulk(messagesPerDay: number): BulkFact {
  return { bulk: messagesPerDay >= 5000, orgDomain: 'acme.org', messagesPerDay, undeclared: [] };
}

/** What Spamhaus's zone, or another, says of the client's address. */
export function listing(found: Listing, zone = 'zen.spamhaus.org'): BlocklistFact {
  const answer = found === 'none' ? '' : '127.0.0.2';
  return { listing: found, zone: found === 'none' ? '' : zone, answer, undeclared: [] };
}

/** Limits that are not used up; `changes` beside that. */
export function rates(changes: Partial<RateFact> = {}): RateFact {
  return { client: 'ok', recipient: 'ok', lastHour: 0, domainLastHour: 0, ...changes };
}

/** A message that its client announces with its true size. */
export function size(octets: number, limit = 0): SizeFact {
  return { declared: octets, octets, limit };
}

/** A message of a verified identity with Easy DKIM, on its way out. */
export function sesFact(changes: Partial<SesFact> = {}): SesFact {
  return {
    id: '0100-1-000000',
    region: 'us-east-1',
    failing: [],
    identity: 'acme.org',
    dkim: 'success',
    signs: 'acme.org',
    returnPath: { kind: 'custom', domain: 'notices.acme.org', status: 'success' },
    suppressed: 'none',
    feedback: null,
    undeclared: [],
    ...changes,
  };
}

/** What came back about a notice to J. Doe. */
export function feedback(kind: FeedbackFact['kind'], forwarded = true): FeedbackFact {
  return { kind, permanent: false, recipient: 'j_doe@patron.example', submitter: 'library@acme.org', forwarded };
}

/** A message that one forwarder passed on, who says that it passed there. */
export function sealed(result: ArcFact['result'], trusted = false): ArcFact {
  const sealers = result === 'none' ? [] : ['forwarder.example'];
  return { result, sealers, passedBefore: result !== 'none', trusted, comment: '', changed: false, undeclared: [] };
}

/** A message that nothing is wrong with: signed, authorized, aligned, from outside, for a mailbox that exists. */
export function factsWith(changes: Partial<Facts> = {}): Facts {
  return {
    clientIp: CLIENT_IP,
    service: 'smtp',
    login: login('none'),
    helo: 'mail.cybertoolsforlibraries.net',
    mailFrom: 'library@acme.org',
    rcpt: 'j_doe@patron.example',
    serverHost: 'mx.patron.example',
    tls: 'used',
    iprev: iprev('pass'),
    recipient: 'ok',
    relayDomain: false,
    ownHelo: false,
    ownMailFrom: false,
    ownHeaderFrom: false,
    allowedIp: false,
    ownHost: false,
    mailFromDomain: { result: 'exists', undeclared: [] },
    senderSoa: { result: 'found', domain: 'acme.org', undeclared: [] },
    mailServer: { addresses: ['203.0.113.25', CLIENT_IP], undeclared: [] },
    spf: spf('pass'),
    dkim: dkim('pass'),
    dmarc: dmarc('pass', 'none'),
    arc: sealed('none'),
    headerFrom: 'library@acme.org',
    lookalikeFrom: false,
    bulk: bulk(0),
    hops: { count: 1, tooMany: false },
    foreignBounce: false,
    blocklists: listing('none'),
    domainListings: { mailFrom: 'none', helo: 'none', undeclared: [] },
    blockedIp: false,
    greylist: { result: 'known', key: '', first: 0 },
    rates: rates(),
    size: size(4096),
    header: { from: 'ok', messageId: 'ok', date: 'ok' },
    pctApplied: true,
    ...changes,
  };
}

const UNKNOWN_AT_DATA: Partial<Facts> = {
  ses: null,
  header: null,
  lookalikeFrom: null,
  senderSoa: null,
  bulk: null,
  hops: null,
  dkim: null,
  dmarc: null,
  arc: null,
  headerFrom: null,
  ownHeaderFrom: null,
  foreignBounce: null,
};
const UNKNOWN_AT_RCPT: Partial<Facts> = {
  ...UNKNOWN_AT_DATA,
  rcpt: '',
  recipient: null,
  relayDomain: null,
  greylist: null,
};
const UNKNOWN_AT_MAIL: Partial<Facts> = {
  mailFrom: '',
  helo: '',
  ownHelo: null,
  ownMailFrom: null,
  spf: null,
  size: null,
  domainListings: null,
};

/** The facts as far as they are known at a stage: the later ones are not evaluated yet. */
export function knownAt(stage: Stage, facts: Facts): Facts {
  switch (stage) {
    case 'connect':
    case 'auth':
      return { ...facts, ...UNKNOWN_AT_RCPT, ...UNKNOWN_AT_MAIL, mailServer: null, mailFromDomain: null };
    case 'mail':
      return { ...facts, ...UNKNOWN_AT_RCPT };
    case 'rcpt':
      return { ...facts, ...UNKNOWN_AT_DATA };
    default:
      return facts;
  }
}
