import { describe, expect, it } from 'vitest';
import { reportAddresses } from '../../../harness/standards/dmarc/report-addresses.ts';
import { lookupOf } from '../lookup-of.ts';

const LOOKUP = lookupOf({
  'lib.example._report._dmarc.reports.example': [{ TXT: 'v=DMARC1' }],
  'lib.example._report._dmarc.other.example': [{ TXT: 'something else' }],
});

describe('who gets reports', () => {
  it.each([
    ['p=none', [], [], 'no rua'],
    ['p=none; rua=mailto:a@lib.example', ['a@lib.example'], [], 'the own domain needs no permission'],
    ['p=none; rua=mailto:a@mail.lib.example', ['a@mail.lib.example'], [], 'nor does one of the same organization'],
    ['p=none; rua=mailto:a@reports.example', ['a@reports.example'], [], 'a domain that has said so'],
    ['p=none; rua=mailto:a@silent.example', [], ['a@silent.example'], 'a domain that has not (RFC 7489 section 7.1)'],
    ['p=none; rua=mailto:a@other.example', [], ['a@other.example'], 'another TXT record is no permission'],
    ['p=none; rua=mailto:a%2Bb@lib.example!10m', ['a+b@lib.example'], [], 'escapes and a size (section 6.4)'],
    ['p=none; ruf=mailto:a@lib.example', [], [], 'ruf is for reports on single messages'],
    ['p=none; rua=https://lib.example/', [], [], 'receivers send by mail'],
    [
      'p=none; rua=mailto:a@lib.example, mailto:b@silent.example',
      ['a@lib.example'],
      ['b@silent.example'],
      'each by itself',
    ],
  ])('%s: %j, not %j: %s', (tags, sent, withheld) => {
    expect(reportAddresses(`v=DMARC1; ${tags}`, 'lib.example', LOOKUP)).toEqual({ sent, withheld });
  });
});
