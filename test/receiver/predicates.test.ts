import { describe, expect, it } from 'vitest';
import type { Facts } from '../../harness/model/receiver.ts';
import { STAGES } from '../../harness/model/smtp.ts';
import { PREDICATES } from '../../harness/receiver/predicates.ts';
import {
  bulk,
  CLIENT_IP,
  dkim,
  dmarc,
  factsWith,
  iprev,
  knownAt,
  listing,
  login,
  rates,
  sealed,
  size,
  spf,
  feedback,
  sesFact,
} from './facts.ts';
import { reputation } from './reputation.ts';

const OBSERVED: readonly [string, unknown, Partial<Facts>, string][] = [
  ['iprev', 'mismatch', { iprev: iprev('mismatch') }, 'the PTR name leads elsewhere'],
  ['listed', 'sbl', { blocklists: listing('sbl') }, 'on the SBL'],
  ['listed', 'unanswered', { blocklists: listing('unanswered') }, 'an error code'],
  ['blockedIp', true, { blockedIp: true }, 'on the list of its own'],
  ['ipReputation', 'poor', { reputation: reputation({ ip: 'poor' }) }, 'a few complaints too many'],
  ['ipReputation', 'good', {}, 'where nothing was declared everybody has a good name'],
  ['domainReputation', 'bad', { reputation: reputation({ domain: 'bad' }) }, 'many complaints'],
  ['domainReputation', 'good', {}, 'nothing was declared'],
  ['listedForReputation', true, { reputation: reputation({ listed: true }) }, 'on lists for its bad name'],
  ['listedForReputation', false, { reputation: reputation({ ip: 'bad' }) }, 'taken off'],
  ['accountStatus', 'paused', { reputation: reputation({ account: 'paused' }) }, 'nobody may send'],
  ['accountStatus', 'healthy', {}, 'nothing was declared'],
  ['clientRate', 'hour', { rates: rates({ client: 'hour' }) }, 'used up by the address'],
  ['recipientRate', 'mailbox', { rates: rates({ recipient: 'mailbox' }) }, 'used up for the recipient'],
  ['mailFromListed', 'listed', { domainListings: { mailFrom: 'listed', helo: 'none', undeclared: [] } }, 'listed'],
  ['heloListed', 'listed', { domainListings: { mailFrom: 'none', helo: 'listed', undeclared: [] } }, 'listed'],
  ['declaredTooLarge', true, { size: size(1001, 1000) }, 'one octet more than it takes'],
  ['declaredTooLarge', false, { size: size(1001, 0) }, 'a limit of 0 is none'],
  ['declaredTooLarge', false, { size: { ...size(1001, 1000), declared: null } }, 'the client did not say'],
  ['tooLarge', true, { size: { ...size(1001, 1000), declared: null } }, 'counted'],
  ['tooLarge', false, { size: size(1000, 1000) }, 'just as large'],
  ['greylist', 'too-early', { greylist: { result: 'too-early', key: '', first: 0 } }, 'within the delay'],
  ['fromField', 'missing', { header: { from: 'missing', messageId: 'ok', date: 'ok' } }, 'no From'],
  ['messageIdField', 'invalid', { header: { from: 'ok', messageId: 'invalid', date: 'ok' } }, 'no @ in it'],
  ['passedOn', 'none', {}, 'straight from its sender'],
  ['passedOn', 'forward', { mailFrom: 'SRS1=HHHH=a.example==HHHH=TT=acme.org=x@b.example' }, 'by two forwarders'],
  ['passedOn', 'list', { header: { from: 'ok', messageId: 'ok', date: 'ok', passedOn: 'list' } }, 'by a list'],
  ['dateField', 'missing', { header: { from: 'ok', messageId: 'ok', date: 'missing' } }, 'no Date'],
  ['allowedIp', true, { allowedIp: true }, 'the address is on the list'],
  ['ownHost', true, { ownHost: true }, 'mail from within'],
  ['service', 'submission', { service: 'submission' }, 'port 587'],
  ['login', 'wrong-password', { login: login('wrong-password') }, 'the account is there'],
  ['passwordKind', 'app', { login: login('accepted', { password: 'app' }) }, 'made for one program'],
  ['passwordsEnded', true, { login: login('none', { passwordsEnded: true }) }, 'the day is over'],
  ['submissionRate', 'minute', { login: login('accepted', { rate: 'minute', lastMinute: 30 }) }, 'used up'],
  ['mailFromOwned', true, { login: login('accepted') }, 'every address of acme.org is the account’s'],
  ['mailFromOwned', false, { login: login('accepted', { addresses: ['koha@acme.org'] }) }, 'only its own'],
  ['mailFromOwned', true, { login: login('none'), mailFrom: '' }, 'the null sender is nobody’s'],
  ['mailFromOwned', false, { login: login('none') }, 'nobody logged in'],
  ['fromOwned', true, { login: login('accepted'), headerFrom: 'Desk@ACME.org' }, 'addresses have no case'],
  ['fromOwned', false, { login: login('accepted'), headerFrom: 'desk@east.acme.org' }, 'a domain below is another'],
  ['fromOwned', false, { login: login('accepted'), headerFrom: null }, 'no From, or several'],
  ['ownHelo', true, { ownHelo: true }, "the greeting is with one of the receiver's names"],
  ['tls', 'declined', { tls: 'declined' }, 'STARTTLS is offered, and the client goes on without'],
  ['nullSender', true, { mailFrom: '' }, 'a bounce'],
  ['nullSender', false, { mailFrom: 'library@acme.org' }, 'an ordinary sender'],
  ['ownMailFrom', true, { ownMailFrom: true }, 'the envelope claims the own domain'],
  ['clientIsMailServer', true, { mailServer: { addresses: ['192.0.2.1', CLIENT_IP], undeclared: [] } }, 'listed'],
  ['clientIsMailServer', false, { mailServer: { addresses: ['192.0.2.1'], undeclared: [] } }, 'not listed'],
  [
    'clientIsMailServer',
    'unknown',
    { mailServer: { addresses: ['192.0.2.1'], unsure: true, undeclared: [] } },
    'not listed, but a question failed',
  ],
  [
    'clientIsMailServer',
    true,
    { mailServer: { addresses: [CLIENT_IP], unsure: true, undeclared: [] } },
    'listed, whatever else failed',
  ],
  ['clientIsMailServer', false, { mailServer: null, mailFrom: '' }, 'the null sender has no mail server'],
  ['mailFromDomain', 'no-host', { mailFromDomain: { result: 'no-host', undeclared: [] } }, 'nowhere to send back to'],
  [
    'senderSoa',
    'nodata',
    { senderSoa: { result: 'nodata', domain: 'a.acme.org', undeclared: [] } },
    'no zone of its own',
  ],
  ['tooManyHops', true, { hops: { count: 101, tooMany: true } }, 'one more than it puts up with'],
  ['tooManyHops', false, { hops: { count: 100, tooMany: false } }, 'just as many'],
  ['mailFromDomain', 'none', { mailFromDomain: null, mailFrom: '' }, 'the null sender has no domain'],
  ['spf', 'permerror', { spf: spf('permerror') }, 'the result as it is'],
  ['spfAll', 'fail', { spf: spf('fail', '-') }, '-all'],
  ['spfAll', 'softfail', { spf: spf('fail', '~') }, '~all'],
  ['spfAll', 'neutral', { spf: spf('fail', '?') }, '?all'],
  ['spfAll', 'pass', { spf: spf('fail', '+') }, '+all'],
  ['spfAll', 'none', { spf: spf('fail', null) }, 'no all'],
  ['recipient', 'foreign', { recipient: 'foreign' }, 'a domain of others'],
  ['relayDomain', true, { recipient: 'foreign', relayDomain: true }, 'a domain behind an edge'],
  ['foreignBounce', true, { mailFrom: '', foreignBounce: true }, 'a bounce about mail of somebody else'],
  ['ownHeaderFrom', true, { ownHeaderFrom: true }, 'From claims the own domain'],
  ['lookalikeFrom', true, { lookalikeFrom: true }, 'acmelibrary.org at acme.org'],
  ['bulk', true, { bulk: bulk(5000) }, 'as many as the threshold'],
  ['bulk', false, { bulk: bulk(4999) }, 'one fewer'],
  ['fromDomain', 'gmail.com', { headerFrom: 'Acme@GMAIL.com' }, 'domains have no case'],
  ['fromDomain', '', { headerFrom: null }, 'no From, or several'],
  ['dkim', 'temperror', { dkim: dkim('temperror') }, 'the result of the whole'],
  ['dkimPass', true, { dkim: dkim('pass') }, 'one signature passes'],
  ['dkimPass', false, { dkim: dkim('none') }, 'no signature'],
  ['dmarc', 'none', { dmarc: dmarc('none', null) }, 'no record'],
  ['dmarcPolicy', 'absent', { dmarc: dmarc('none', null) }, 'no record has no policy, which is not p=none'],
  ['dmarcPolicy', 'none', { dmarc: dmarc('pass', 'none') }, 'p=none'],
  ['pctApplied', true, { dmarc: dmarc('fail', 'reject', { pct: 30 }), pctApplied: true }, 'played as chosen'],
  ['pctApplied', false, { dmarc: dmarc('fail', 'reject', { pct: 30 }), pctApplied: false }, 'played as spared'],
  ['pctApplied', true, { dmarc: dmarc('fail', 'reject', { pct: 100 }), pctApplied: false }, '100 spares no message'],
  ['pctApplied', false, { dmarc: dmarc('fail', 'reject', { pct: 0 }), pctApplied: true }, '0 spares every message'],
  ['alignedPass', true, { dmarc: { ...dmarc('pass', 'none', { aligned: false }), dkimAligned: true } }, 'DKIM alone'],
  ['alignedPass', true, { dmarc: dmarc('none', null, { aligned: true }) }, 'alignment needs no record'],
  ['alignedPass', false, { dmarc: dmarc('fail', 'none') }, 'neither'],
  ['arc', 'none', {}, 'nobody sealed it'],
  ['arc', 'fail', { arc: sealed('fail') }, 'a chain that does not hold'],
  ['arcTrusted', true, { arc: sealed('pass', true) }, 'all who sealed are listed'],
  ['arcTrusted', false, { arc: sealed('pass') }, 'a chain that holds, of strangers'],
  ['arc', 'none', { service: 'submission', arc: null }, 'who logs in is asked for no seals'],
  ['arcTrusted', false, { service: 'submission', arc: null }, 'nor is anybody trusted for them'],
  ['markedSpam', true, { markedSpam: true }, 'marked before'],
  ['markedSpam', false, {}, 'nobody marked anything'],
  ['sandboxRate', 'ok', { login: login('accepted') }, 'outside the sandbox'],
  ['sandboxRate', 'day', { login: login('accepted', { sandboxRate: 'day' }) }, 'the quota of the day is used up'],
  ['rcptSyntax', 'ok', {}, 'an address'],
  ['rcptSyntax', 'invalid', { rcpt: 'j_doe@@patron.example' }, 'two @'],
  ['simulator', 'none', {}, 'a person'],
  ['simulator', 'bounce', { rcpt: 'bounce+42@simulator.amazonses.com' }, 'a label changes nothing'],
  ['identities', 'verified', { ses: sesFact() }, 'nothing fails the check'],
  ['identities', 'failing', { ses: sesFact({ failing: ['library@acme.org'] }) }, 'one address does'],
  [
    'returnPath',
    'fallen-back',
    { ses: sesFact({ returnPath: { kind: 'fallen-back', domain: 'amazonses.com', status: 'failed' } }) },
    'the MX is not there',
  ],
  ['easyDkim', 'off', { ses: sesFact({ dkim: null }) }, 'the identity does not use it'],
  ['easyDkim', 'pending', { ses: sesFact({ dkim: 'pending' }) }, 'the CNAMEs were not seen yet'],
  ['suppressed', 'account', { ses: sesFact({ suppressed: 'account' }) }, 'on the list of the account'],
  ['feedback', 'none', { ses: sesFact() }, 'mail on its way out'],
  ['feedback', 'complaint', { ses: sesFact({ feedback: feedback('complaint') }) }, 'a report of a spam mark'],
  [
    'feedbackForwarded',
    false,
    { ses: sesFact({ feedback: feedback('bounce', false) }) },
    'switched off at the identity',
  ],
  ['feedbackForwarded', true, { ses: sesFact({ feedback: feedback('bounce') }) }, 'as it is by default'],
];

describe('predicates', () => {
  it.each(OBSERVED)('%s is %s: $3', (name, value, changes) => {
    expect(PREDICATES[name]?.observe(factsWith(changes))).toBe(value);
  });

  it('are all shown above', () => {
    expect([...new Set(OBSERVED.map(([name]) => name))].toSorted()).toEqual(Object.keys(PREDICATES).toSorted());
  });

  it.each(Object.entries(PREDICATES))('%s is known from its stage on, with a value of its set', (_name, predicate) => {
    for (const stage of STAGES.slice(STAGES.indexOf(predicate.stage))) {
      const value = predicate.observe(knownAt(stage, factsWith({ ses: sesFact() })));
      expect(value).not.toBeNull();
      expect(predicate.values ?? [value]).toContain(value);
    }
  });

  it.each(['iprev', 'ownHelo', 'ownMailFrom', 'spf', 'spfAll', 'recipient', 'ownHeaderFrom', 'lookalikeFrom'] as const)(
    '%s is null while it was not evaluated',
    (name) => {
      const blank = {
        lookalikeFrom: null,
        iprev: null,
        ownHelo: null,
        ownMailFrom: null,
        spf: null,
        recipient: null,
        ownHeaderFrom: null,
      };
      expect(PREDICATES[name]?.observe(factsWith(blank))).toBeNull();
    },
  );

  it.each([
    'dkim',
    'dkimPass',
    'dmarc',
    'dmarcPolicy',
    'pctApplied',
    'alignedPass',
    'arc',
    'arcTrusted',
    'clientIsMailServer',
    'mailFromDomain',
    'senderSoa',
    'bulk',
    'tooManyHops',
  ] as const)('%s is null while it was not evaluated', (name) => {
    expect(
      PREDICATES[name]?.observe(
        factsWith({
          dkim: null,
          dmarc: null,
          arc: null,
          mailServer: null,
          mailFromDomain: null,
          senderSoa: null,
          bulk: null,
          hops: null,
        }),
      ),
    ).toBeNull();
  });
});
