import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../harness/model/dns.ts';
import type { Explanation } from '../../../harness/model/explanation.ts';
import { explanationText } from '../../../harness/report/explain/explanation-text.ts';
import { walkSpf } from '../../../harness/standards/spf/walk.ts';
import { explained } from '../../verdict/explain/explained.ts';
import * as given from '../../verdict/evidence.ts';

const PLAIN = { colour: false, width: 100 };
const ESCAPE = '\u001b';

function textOf(...timelines: Parameters<typeof given.evidence>[1][]): string {
  return explanationText(explained(given.evidence(given.world(), ...timelines)), PLAIN);
}

/** One notice with signatures of domains so long that no table can hold them. */
function signed(domain: string): Explanation {
  const key = `"v=DKIM1; p=${'QUJD'.repeat(80)}"`;
  const answer = { status: 'found', data: [{ type: 'TXT', strings: [key] }], ttl: 60, aliases: [] } as const;
  const dns = {
    by: 'free',
    name: `s._domainkey.${domain}`,
    type: 'TXT',
    answer,
    fromCache: true,
    at: given.START,
  } as const;
  const signatures = [{ domain, selector: 's', result: 'pass', comment: '' }] as const;
  const dkim = { signatures, result: 'pass', undeclared: [] } as const;
  const dmarc = given.dmarcFact('pass', 'acme.org', 'reject');
  return explained(given.evidence(given.world(), { records: [given.notice({ facts: { dkim, dmarc }, dns: [dns] })] }));
}

describe('an explanation on the console', () => {
  it('tells attempts that went alike in one line, with the time of the first and of the last', () => {
    const expired = given.notice({ outcome: 'defer', end: { kind: 'expired' }, putOff: 9 });
    const text = textOf({ records: [expired, given.bounce()] });
    expect(text).toMatch(/attempts 1 to 10, 2026-11-02 09:00:00 to 2026-11-02 09:00:00: 451 4\.7\.1 Later/);
    expect(text).toMatch(/Tried again after 15m, .* for 5d \(a test, 2026-11; assumed\)/);
    expect(text.match(/^ {4}Attempt /gm)).toHaveLength(1 + 1);
  });

  it('says nothing of a queue where the first attempt succeeded', () => {
    expect(textOf({})).not.toContain('Queue');
  });

  it('names each address where the ends differ, and once where they do not', () => {
    const refused = { records: [given.notice({ outcome: 'reject', clientIp: given.OTHER_VENDOR_IP })] };
    const differing = textOf({}, refused);
    expect(differing).toContain(`From ${given.OTHER_VENDOR_IP}: rejected`);
    expect(differing).toContain(`From ${given.VENDOR_IP}: inbox`);
    const same = textOf({}, { records: [given.notice({ clientIp: given.OTHER_VENDOR_IP })] });
    expect(same.replaceAll(/\s+/g, ' ')).toContain(
      `Played from each of ${given.VENDOR_IP} and ${given.OTHER_VENDOR_IP}, with the same end`,
    );
  });

  it('says which message pct spares', () => {
    const text = textOf({ records: [given.notice({ outcome: 'reject' })] }, { pctApplied: false });
    expect(text).toContain(`From ${given.VENDOR_IP}, spared by pct: inbox`);
  });

  it('shows of a key its ends only, which are enough to compare', () => {
    const text = explanationText(signed('acme.org'), PLAIN);
    expect(text).toContain('QUJDQUJDQUJDQUJD…QUJDQUJD');
    expect(text).not.toContain('QUJD'.repeat(10));
  });

  it('shows evidence as it is: several blanks in a row may be the very mistake', () => {
    const tree = { ...given.spfFact('permerror', 'acme.org').tree, text: 'v=spf1 mx  include:vendor.example -all' };
    const spf = { ...given.spfFact('permerror', 'acme.org'), tree };
    const explanation = explained(given.evidence(given.world(), { records: [given.notice({ facts: { spf } })] }));
    expect(explanationText(explanation, PLAIN)).toContain('acme.org TXT: v=spf1 mx  include:vendor.example -all');
  });

  it('keeps to its width, with a table or, where names are too long, without one', () => {
    const long = `${'a-long-label.'.repeat(4)}acme.org`;
    expect(explanationText(signed('acme.org'), PLAIN)).toMatch(/DKIM {3}acme\.org {2}pass {4}relaxed/);
    const text = explanationText(signed(long), PLAIN);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(/DKIM, domain \S+acme\.org, result pass, mode relaxed/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('has colours only where they are wanted', () => {
    const explanation = explained(given.evidence(given.world()));
    expect(explanationText(explanation, { colour: true, width: 100 })).toContain(ESCAPE);
    expect(explanationText(explanation, PLAIN)).not.toContain(ESCAPE);
  });

  it('lets no control character of a user or of a server through', () => {
    const evil = `x${ESCAPE}[2J\u0007\u009b\u202ey`;
    const notice = given.notice({ outcome: 'reject', reply: { code: 550, enhanced: null, text: evil } });
    const people = [given.person('Ann', { loan: { item: evil, due: '2026-10-05' } })];
    const story = given.evidence(given.world({ people }), { records: [notice] });
    expect(explanationText(explained(story), PLAIN)).not.toMatch(/[^\P{C}\n]/u);
  });
});

/** `faulty.test` cannot be asked, nothing is at `void.test` and below, and every other host has an address. */
function spfText(record: string): string {
  const lookup: Lookup = (name, type) => {
    const blank = { data: [], ttl: 60, aliases: [] };
    if (name === 'faulty.test') return { ...blank, status: 'servfail' };
    if (name.endsWith('void.test')) return { ...blank, status: 'nxdomain' };
    if (type === 'A') return { ...blank, status: 'found', data: [{ type: 'A', address: '192.0.2.77' }] };
    const strings = name === 'acme.example' ? [record] : name === 'broken.test' ? ['v=spf1 wrong'] : null;
    if (type !== 'TXT' || strings === null) return { ...blank, status: 'nodata' };
    return { ...blank, status: 'found', data: [{ type: 'TXT', strings }] };
  };
  const sender = 'Library@acme.example';
  const spf = walkSpf({ ip: given.VENDOR_IP, sender, helo: 'h.test', receiverHost: '', lookup });
  const text = textOf({ records: [given.notice({ outcome: 'reject', facts: { spf, mailFrom: sender } })] });
  return text.replaceAll(/\s+/g, ' ');
}

describe('a term at which an error ended the evaluation of SPF', () => {
  const A = Array.from({ length: 10 }, (_, n) => `a:h${n}.test`).join(' ');
  const VOIDS = 'a:x.void.test a:y.void.test a:z.void.test';

  it.each([
    [`v=spf1 ${A} mx -all`, 'mx the evaluation ends here: more than 10 lookups (lookups 11 of 10'],
    [`v=spf1 ${VOIDS} -all`, 'a:z.void.test the evaluation ends here: more than 2 void lookups'],
    ['v=spf1 a:faulty.test -all', 'a:faulty.test the evaluation ends here: '],
    ['v=spf1 include:void.test -all', 'include:void.test the evaluation ends here: '],
    ['v=spf1 include:broken.test -all', 'include:broken.test ends in permerror: the evaluation ends here'],
  ])('is not said to be no match: %s', (record, expected) => {
    expect(spfText(record)).toContain(expected);
  });

  it('is told apart from terms that do not match', () => {
    expect(spfText('v=spf1 a:h1.test -all')).toContain('a:h1.test does not match (lookups 1 of 10');
  });
});
