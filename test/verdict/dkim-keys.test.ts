import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DkimFact, DkimKeyFault } from '../../harness/model/auth.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import { dkimKeyRecord } from '../../harness/standards/dkim-record.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';

const pem = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();

function dkim(keyFault?: DkimKeyFault): DkimFact {
  const signature = { domain: 'acme.example', selector: 's1', comment: '' };
  return keyFault === undefined
    ? { signatures: [{ ...signature, result: 'pass' }], result: 'pass', undeclared: [] }
    : { signatures: [{ ...signature, result: 'permerror', keyFault }], result: 'permerror', undeclared: [] };
}

interface Told {
  readonly fault?: DkimKeyFault;
  readonly outcome?: 'reject' | 'inbox';
  readonly dmarc?: 'pass' | 'fail';
  /** Id of the site that has the key. */
  readonly signer?: 'acme' | 'vendor';
}

function told({ fault, outcome = 'reject', dmarc = 'fail', signer = 'acme' }: Told): FindingReport | undefined {
  const world = given.world();
  const id = signer === 'vendor' ? world.sender.site : signer;
  const sites = new Map(world.sites);
  const site = sites.get(id);
  if (site === undefined) throw new Error(`the world has no site ${id}`);
  sites.set(id, { ...site, signing: [{ domain: 'acme.example', selector: 's1', privateKey: pem }] });
  const facts = { dkim: dkim(fault), dmarc: given.dmarcFact(dmarc, 'acme.example', 'reject') };
  const records = [given.notice({ outcome, facts })];
  return judge(given.evidence({ ...world, sites }, { records }), given.zones()).findings.find(
    ({ code }) => code === 'dkim-key-unusable',
  );
}

/** Fault, and what the mend must have: a key in use is published, one that is withdrawn or too short is not. */
const FAULTS: readonly (readonly [DkimKeyFault, RegExp, string])[] = [
  ['absent', /^Publish /, 'the signature is sound and needs its record (RFC 6376 section 3.6.2)'],
  ['malformed', /^Publish .* only TXT record/, 'one record a name (RFC 6376 section 3.6.2.2)'],
  ['unfit', /^Publish /, 'the record is for something else'],
  ['revoked', /^If the key was withdrawn on purpose, .* new key/, 'a revoked key may be in foreign hands'],
  ['weak', /new key of 2048 bits/, 'no record makes a short key longer (RFC 8301 section 3.2)'],
  ['bad-name', /selector of its own/, 'nothing can be published at that name'],
];

describe('dkim-key-unusable', () => {
  it.each(FAULTS)('%s: the mend has %s, for %s', (fault, mend) => {
    const found = told({ fault });
    expect(found).toMatchObject({ severity: 'error', actor: 'library-it' });
    expect(found?.facts).toMatchObject({ fault, name: 's1._domainkey.acme.example', domain: 'acme.example' });
    expect(found?.mend).toMatch(mend);
  });

  it('gives the record of the very key that signs', () => {
    expect(told({ fault: 'absent' })?.mend).toContain(`s1._domainkey.acme.example. IN TXT ${dkimKeyRecord(pem)}`);
  });

  it('is the vendor’s matter where the vendor signs', () => {
    expect(told({ fault: 'absent', signer: 'vendor' })).toMatchObject({ actor: 'vendor' });
  });

  it.each([
    ['the notice arrived all the same', { outcome: 'inbox' }],
    ['SPF passed DMARC, and something else refused', { dmarc: 'pass' }],
  ] as const)('is a warning where %s', (_why, more) => {
    expect(told({ fault: 'absent', ...more })).toMatchObject({ severity: 'warning' });
  });

  it('is not told of a key that can be used', () => {
    expect(told({})).toBeUndefined();
  });
});
