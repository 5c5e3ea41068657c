import type {
  DkimResult,
  DmarcPolicy,
  DmarcResult,
  IprevResult,
  Qualifier,
  SpfResult,
} from '../../harness/model/auth.ts';
import type { DkimFact, DmarcFact, IprevFact, SpfFact } from '../../harness/model/auth.ts';
import type { Facts } from '../../harness/model/receiver.ts';
import type { Stage } from '../../harness/model/smtp.ts';

export const CLIENT_IP = '54.213.10.152';

export function spf(result: SpfResult, allQualifier: Qualifier | null = '~'): SpfFact {
  const tree = { domain: 'acme.org', text: null, query: null, terms: [], result, problem: null };
  const found = { identity: 'mailfrom', domain: 'acme.org', lookups: 1, voids: 0, undeclared: [] } as const;
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

/** A message that nothing is wrong with: signed, authorized, aligned, from outside, for a mailbox that exists. */
export function factsWith(changes: Partial<Facts> = {}): Facts {
  return {
    clientIp: CLIENT_IP,
    helo: 'mail.cybertoolsforlibraries.net',
    mailFrom: 'library@acme.org',
    rcpt: 'j_doe@patron.example',
    serverHost: 'mx.patron.example',
    iprev: iprev('pass'),
    recipient: 'ok',
    ownHelo: false,
    ownMailFrom: false,
    ownHeaderFrom: false,
    allowedIp: false,
    mailServer: { addresses: ['203.0.113.25', CLIENT_IP], undeclared: [] },
    spf: spf('pass'),
    dkim: dkim('pass'),
    dmarc: dmarc('pass', 'none'),
    headerFrom: 'library@acme.org',
    pctApplied: true,
    ...changes,
  };
}

const UNKNOWN_AT_DATA: Partial<Facts> = { dkim: null, dmarc: null, headerFrom: null, ownHeaderFrom: null };
const UNKNOWN_AT_RCPT: Partial<Facts> = { ...UNKNOWN_AT_DATA, rcpt: '', recipient: null };
const UNKNOWN_AT_MAIL: Partial<Facts> = { mailFrom: '', helo: '', ownHelo: null, ownMailFrom: null, spf: null };

/** The facts as far as they are known at a stage: the later ones are not evaluated yet. */
export function knownAt(stage: Stage, facts: Facts): Facts {
  switch (stage) {
    case 'connect':
      return { ...facts, ...UNKNOWN_AT_RCPT, ...UNKNOWN_AT_MAIL, mailServer: null };
    case 'mail':
      return { ...facts, ...UNKNOWN_AT_RCPT };
    case 'rcpt':
      return { ...facts, ...UNKNOWN_AT_DATA };
    default:
      return facts;
  }
}
