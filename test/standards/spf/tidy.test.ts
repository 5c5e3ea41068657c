import { describe, expect, it } from 'vitest';
import { mendCutStrings } from '../../../harness/standards/spf/cut-strings.ts';
import { includedBy, termsAfterAll, tidySpf, withoutTerms } from '../../../harness/standards/spf/tidy.ts';

describe('terms behind all', () => {
  it.each([
    ['v=spf1 a -all', [], 'nothing stands there'],
    ['v=spf1 a -all mx include:x.example', ['mx', 'include:x.example'], 'section 5.1: all always matches'],
    ['v=spf1 a -all exp=e.example', [], 'a modifier may stand anywhere (section 6)'],
    ['v=spf1 a ~ALL mx', ['mx'], 'names have no case'],
    ['v=spf1 a', [], 'without all everything is looked at'],
  ])('%s: %j, since %3$s', (text, terms) => {
    expect(termsAfterAll(text)).toEqual(terms);
  });
});

describe('a tidy record', () => {
  it.each([
    ['v=spf1 a -all', 'v=spf1 a -all', 'nothing is to be done'],
    ['v=spf1 a', 'v=spf1 a', 'without all there is nothing behind it'],
    ['v=spf1 a -all mx', 'v=spf1 a mx -all', 'what stood behind comes before, the qualifier stays'],
    ['v=spf1 a -all mx ~all', 'v=spf1 a mx -all', 'the first all is the one that counted'],
    ['v=spf1 +all', 'v=spf1 ~all', 'permitting everybody becomes doubting'],
    ['v=spf1 a all', 'v=spf1 a ~all', 'no qualifier means + (section 4.6.2)'],
    ['v=spf1 a -all mx exp=e.example', 'v=spf1 a mx -all exp=e.example', 'modifiers stay at the end'],
  ])('%s becomes %s: %s', (text, tidy) => {
    expect(tidySpf(text)).toBe(tidy);
  });
});

describe('terms of a record', () => {
  it('can be taken out', () => {
    const text = 'v=spf1 a include:X.example. mx -all';
    expect(withoutTerms(text, (term) => includedBy(term) === 'x.example')).toBe('v=spf1 a mx -all');
  });
  it('include somebody only by that name, and only where it can match', () => {
    expect(['include:x.example', '+include:x.example', '-include:x.example', 'a:x.example'].map(includedBy)).toEqual([
      'x.example',
      'x.example',
      null,
      null,
    ]);
  });
});

describe('strings cut wrongly', () => {
  it.each<[readonly string[], string | null, string]>([
    [['v=spf1 a', 'include:x.example -all'], 'v=spf1 a include:x.example -all', 'two terms became one'],
    [['v=spf1 include:x.example', '-all'], 'v=spf1 include:x.example -all', 'x.example-all is a name too'],
    [['v=spf1', 'a -all'], 'v=spf1 a -all', 'joined it is no SPF record at all'],
    [['v=spf1 a ', 'mx -all'], null, 'the blank is there'],
    [['v=spf1 a include:_spf.ex', 'ample.com -all'], null, 'a cut within a term is as it should be'],
    [['v=spf1 a -all'], null, 'one string has no cut'],
    [['verification=', 'all'], null, 'another record'],
  ])('%j: %s, since %s', (strings, mended) => {
    expect(mendCutStrings(strings)).toBe(mended);
  });
});
