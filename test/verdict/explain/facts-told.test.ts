import { expect, it } from 'vitest';
import type { SenderSoaFact } from '../../../harness/model/receiver.ts';
import { alsoFound } from '../../../harness/verdict/explain/also-found.ts';
import { spfExplanation } from '../../../harness/verdict/explain/spf-explanation.ts';
import { factsWith, sealed, spf } from '../../receiver/facts.ts';
import { notice } from '../evidence.ts';

it('the void lookups are told beside the number that this receiver tolerates', () => {
  const [transaction] = notice().transactions;
  if (transaction === undefined) throw new Error('a notice has a transaction');
  const facts = factsWith({ spf: { ...spf('pass'), voids: 3, voidLimit: 5 } });
  expect(spfExplanation({ ...transaction, facts })).toMatchObject({ voids: 3, voidLimit: 5 });
});

it.each<[SenderSoaFact['result'], string | null]>([
  ['found', null],
  ['none', null],
  ['nodata', 'exist, not all of them with an SOA record of their own: news.acme.org.'],
  ['nxdomain', 'do not all exist: news.acme.org.'],
  ['failed', 'could not all be looked up: news.acme.org.'],
])('of the SOA %s is told: %s', (result, words) => {
  const domain = result === 'none' ? null : 'news.acme.org';
  const told = alsoFound(factsWith({ senderSoa: { result, domain, undeclared: [] } })).filter((line) =>
    line.startsWith('The domains of MAIL FROM and From'),
  );
  expect(told).toEqual(words === null ? [] : [`The domains of MAIL FROM and From ${words}`]);
});

it.each([
  [sealed('none'), []],
  [null, []],
  [
    sealed('pass'),
    [
      'ARC: pass, sealed by forwarder.example; the first seal says that the message passed there, which is advice and no more here.',
    ],
  ],
  [
    sealed('pass', true),
    ['ARC: pass, sealed by forwarder.example; the first seal says that the message passed there, and counts here.'],
  ],
  [
    { ...sealed('pass'), sealers: ['a.example', 'b.example'], passedBefore: false },
    [
      'ARC: pass, sealed by a.example, then b.example; the first seal says that the message did not pass there, which is advice and no more here.',
    ],
  ],
  [
    { ...sealed('fail'), comment: 'i=1 no valid signature' },
    ['ARC: fail (i=1 no valid signature), sealed by forwarder.example; the chain counts for nothing.'],
  ],
])('of seals is told what they are worth: %o', (arc, expected) => {
  expect(alsoFound(factsWith({ arc })).filter((text) => text.startsWith('ARC'))).toEqual(expected);
});
