import { describe, expect, it } from 'vitest';
import { verifyDkim } from '../../harness/receiver/mailauth.ts';
import { zonedataLookup, type Zonedata } from '../conformance/zonedata.ts';
import { message, recordOf, rsaKey, type Signature } from './signed-message.ts';

/** 2026-11-02T12:00:00Z. */
const NOW = 1_793_620_800_000;
const key = rsaKey(1024);
const short = rsaKey(512);
const name = (selector: string): string => `${selector}._domainkey.acme.org`;
const ZONE: Zonedata = {
  [name('right')]: [{ TXT: recordOf(key) }],
  [name('silent')]: ['SERVFAIL'],
  [name('short')]: [{ TXT: recordOf(short) }],
  [name('other')]: [{ TXT: recordOf(rsaKey(1024)) }],
};
const BY_RESULT = {
  pass: { key, selector: 'right' },
  temperror: { key, selector: 'silent' },
  permerror: { key, selector: 'absent' },
  policy: { key: short, selector: 'short' },
  fail: { key, selector: 'other' },
  neutral: { key, selector: 'right', tags: `x=${NOW / 1000 - 1}` },
} satisfies Record<string, Signature>;

describe('DKIM of two signatures', () => {
  it.each([
    { best: 'pass', worse: 'temperror', because: 'one that passes is enough (RFC 6376 section 6.1)' },
    { best: 'temperror', worse: 'permerror', because: 'it may yet pass when it is tried again' },
    { best: 'permerror', worse: 'policy', because: 'what is wrong with a key can be mended by its domain' },
    { best: 'policy', worse: 'fail', because: 'it verifies, and is only not accepted' },
    { best: 'fail', worse: 'neutral', because: 'the signature could be judged at all' },
  ] as const)('is $best beside $worse, in either order: $because', async ({ best, worse }) => {
    for (const pair of [[best, worse] as const, [worse, best] as const]) {
      const raw = message(...pair.map((result) => BY_RESULT[result]));
      const found = await verifyDkim(raw, zonedataLookup(ZONE), NOW);
      expect(found.signatures.map(({ result }) => result)).toEqual(pair);
      expect(found.result).toBe(best);
    }
  });
});
