import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Condition, Facts, Receiver, Rule, SettingSpec } from '../../harness/model/receiver.ts';
import type { Stage } from '../../harness/model/smtp.ts';
import { decide } from '../../harness/receiver/decide.ts';
import { bulk, dkim, dmarc, factsWith, iprev, knownAt, spf } from './facts.ts';

const WHERE = { file: 'test.yaml', line: 1, column: 1 };
const ALWAYS: Condition = { predicates: {}, any: [], not: null };

function when(predicates: Condition['predicates'], more: Partial<Condition> = {}): Condition {
  return { ...ALWAYS, predicates, ...more };
}

function rule(id: string, condition: Condition, more: Partial<Rule> = {}): Rule {
  const source = { title: 'test', date: '2026-11' };
  const rest = { reply: null, about: '', source, assumed: false, model: false, where: WHERE };
  return { id, stage: 'data-end', when: condition, outcome: 'spam', ...rest, ...more };
}

function receiver(rules: readonly Rule[], settings: Record<string, SettingSpec> = {}): Receiver {
  const accept = rule('accept', ALWAYS, { stage: 'after', outcome: 'inbox' });
  return { id: 'test', title: 'Test', orgDomain: 'psl', settings, rules: [...rules, accept], where: WHERE };
}

function setting(value: SettingSpec['default'], assumed = false): SettingSpec {
  return { default: value, values: null, about: '', assumed };
}

function receiverOf(condition: Condition, settings: Record<string, SettingSpec> = {}): Receiver {
  return receiver([rule('row', condition)], settings);
}

function consulted(tested: Receiver, changes: Partial<Facts> = {}): readonly string[] {
  return decide(tested, {}, 'after', factsWith(changes))?.consulted.toSorted() ?? [];
}

function isAssumed(tested: Receiver, given = {}, changes: Partial<Facts> = {}): boolean | undefined {
  return decide(tested, given, 'after', factsWith(changes))?.assumed;
}

function idAt(stage: Stage, tested: Receiver, changes: Partial<Facts> = {}): string | null {
  return decide(tested, {}, stage, knownAt(stage, factsWith(changes)))?.rule.id ?? null;
}

describe('decide: which row', () => {
  const both = [rule('first', when({ spf: 'fail' })), rule('second', when({ dkimPass: false }))];

  it('lets the first row that matches decide, whichever it is', () => {
    const changes = { spf: spf('fail'), dkim: dkim('none') };
    expect(idAt('data-end', receiver(both), changes)).toBe('first');
    expect(idAt('data-end', receiver(both.toReversed()), changes)).toBe('second');
  });

  it('goes on to the next row where the first does not match', () => {
    expect(idAt('data-end', receiver(both), { dkim: dkim('none') })).toBe('second');
  });

  it('is silent at a stage whose rows do not match, and asks no later row', () => {
    expect(idAt('rcpt', receiver(both), { spf: spf('fail') })).toBeNull();
    expect(idAt('data-end', receiver(both))).toBeNull();
    expect(idAt('after', receiver(both))).toBe('accept');
  });
});

describe('decide: what a condition asks', () => {
  const cases: readonly [string, Condition, boolean][] = [
    ['one predicate that holds', when({ spf: 'softfail' }), true],
    ['one predicate that does not', when({ spf: 'fail' }), false],
    ['one of a list', when({ spf: ['fail', 'softfail'] }), true],
    ['none of a list', when({ spf: ['fail', 'none'] }), false],
    ['two predicates of which one does not hold', when({ spf: 'softfail', dkimPass: true }), false],
    ['any with one that holds', when({}, { any: [when({ spf: 'fail' }), when({ dkimPass: false })] }), true],
    ['any with none that holds', when({}, { any: [when({ spf: 'fail' }), when({ dkimPass: true })] }), false],
    ['predicates and any together', when({ spf: 'fail' }, { any: [when({ dkimPass: false })] }), false],
    ['not of what holds', when({ spf: 'softfail' }, { not: when({ dkimPass: false }) }), false],
    ['not of what does not hold', when({ spf: 'softfail' }, { not: when({ dkimPass: true }) }), true],
    ['not inside any', when({}, { any: [when({}, { not: when({ spf: 'pass' }) })] }), true],
    ['text without regard to case', when({ fromDomain: 'ACME.org' }), true],
    ['text that is only the end of the domain', when({ fromDomain: 'org' }), false],
  ];

  it.each(cases)('%s', (_name, condition, expected) => {
    const changes = { spf: spf('softfail'), dkim: dkim('fail'), headerFrom: 'Library@Acme.ORG' };
    expect(idAt('data-end', receiver([rule('row', condition)]), changes)).toBe(expected ? 'row' : null);
  });

  it('has the setting of the site, else the default', () => {
    const strict = receiver([rule('row', when({ setting: { strict: true } }))], { strict: setting(false) });
    const facts = factsWith();
    expect(decide(strict, {}, 'data-end', facts)).toBeNull();
    expect(decide(strict, { strict: true }, 'data-end', facts)?.rule.id).toBe('row');
  });

  it('stops with a fault where a fact was promised and not evaluated', () => {
    const early = receiver([rule('row', when({ dkimPass: false }), { stage: 'rcpt' })]);
    expect(() => idAt('rcpt', early)).toThrow(OwnFault);
  });
});

describe('decide: what the decision hung on', () => {
  it('names the facts of the rows before the one that decided', () => {
    const rows = [rule('ptr', when({ iprev: 'none' }), { stage: 'connect' }), rule('row', when({ spf: 'fail' }))];
    expect(consulted(receiver(rows))).toEqual(['iprev', 'spf']);
    expect(consulted(receiver(rows), { iprev: iprev('none') })).toEqual(['iprev']);
  });

  it('does not name a fact behind a predicate that ruled the row out', () => {
    const condition = when({ dkimPass: false, spf: 'fail' });
    expect(consulted(receiverOf(condition))).toEqual(['dkim']);
    expect(consulted(receiverOf(condition), { dkim: dkim('none') })).toEqual(['dkim', 'spf']);
  });

  it('does not name the alternatives behind the one that held', () => {
    const condition = when({}, { any: [when({ spf: 'pass' }), when({ dmarc: 'pass' })] });
    expect(consulted(receiverOf(condition))).toEqual(['spf']);
  });

  it('reads no facts of a row that a setting has switched off', () => {
    const condition = when({ spf: 'pass', setting: { bypass: true } });
    expect(consulted(receiverOf(condition, { bypass: setting(false) }))).toEqual(['setting']);
  });
});

describe('decide: what is assumed', () => {
  const byAction = when({ dmarc: 'fail', setting: { action: 'spam' } });
  const unaligned = { dmarc: dmarc('fail', 'none') };

  it('a row that says so', () => {
    expect(isAssumed(receiver([rule('row', when({ spf: 'pass' }), { assumed: true })]))).toBe(true);
  });

  it('not a row that was passed over', () => {
    expect(isAssumed(receiver([rule('row', when({ spf: 'fail' }), { assumed: true })]))).toBe(false);
  });

  it('a default without a source, whether it let the row decide or kept it from deciding', () => {
    for (const value of ['spam', 'inbox']) {
      expect(isAssumed(receiver([rule('row', byAction)], { action: setting(value, true) }), {}, unaligned)).toBe(true);
    }
  });

  it('not a default where the facts alone ruled the row out', () => {
    for (const value of ['spam', 'inbox']) {
      expect(isAssumed(receiver([rule('row', byAction)], { action: setting(value, true) }))).toBe(false);
    }
  });

  it('not a default with a source', () => {
    expect(isAssumed(receiver([rule('row', byAction)], { action: setting('spam') }), {}, unaligned)).toBe(false);
  });

  it("not a value that is the scenario's own", () => {
    const tested = receiver([rule('row', byAction)], { action: setting('inbox', true) });
    expect(isAssumed(tested, { action: 'spam' }, unaligned)).toBe(false);
  });

  it('not a default that the scenario states as well: now it is the scenario that says so', () => {
    const tested = receiver([rule('row', byAction)], { action: setting('spam', true) });
    expect(isAssumed(tested, {}, unaligned)).toBe(true);
    expect(isAssumed(tested, { action: 'spam' }, unaligned)).toBe(false);
  });

  describe('a fact that is made with an assumed setting', () => {
    const tested = receiverOf(when({ bulk: true }, { not: when({ dkimPass: true }) }), {
      bulkThreshold: setting(5000, true),
      bulkForGood: setting(false),
    });
    const unsigned = { dkim: dkim('none') };

    it('counts where the outcome hung on it, either way', () => {
      expect(isAssumed(tested, {}, { ...unsigned, bulk: bulk(5000) })).toBe(true);
      expect(isAssumed(tested, {}, { ...unsigned, bulk: bulk(4999) })).toBe(true);
    });

    it('does not where another fact had ruled the row out, where nothing was counted, or where the scenario sets it', () => {
      expect(isAssumed(tested, {}, { bulk: bulk(5000) })).toBe(false);
      expect(isAssumed(tested, {}, { ...unsigned, bulk: bulk(0) })).toBe(false);
      expect(isAssumed(tested, { bulkThreshold: 5000 }, { ...unsigned, bulk: bulk(5000) })).toBe(false);
    });
  });
});
