import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../../harness/model/explanation.ts';
import { explanationText } from '../../../harness/report/explain/explanation-text.ts';
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
