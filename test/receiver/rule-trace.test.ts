import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Condition, Facts, Receiver, Rule, SettingSpec } from '../../harness/model/receiver.ts';
import { decide } from '../../harness/receiver/decide.ts';
import { traceRules } from '../../harness/receiver/rule-trace.ts';
import { dkim, dmarc, factsWith, spf } from './facts.ts';

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

const SETTINGS: Record<string, SettingSpec> = {
  soft: { default: false, values: null, about: 'Says it softly.', assumed: true },
  allowedIps: { default: [], values: null, about: 'Let through.', assumed: false },
};

function receiver(condition: Condition): Receiver {
  const accept = rule('accept', ALWAYS, { stage: 'after', outcome: 'inbox' });
  const rules = [rule('row', condition), accept];
  return { id: 'test', title: 'Test', orgDomain: 'psl', settings: SETTINGS, rules, where: WHERE };
}

interface Row {
  readonly name: string;
  readonly condition: Condition;
  readonly facts: Partial<Facts>;
  readonly settings?: Record<string, boolean>;
  /** Whether the row decides. */
  readonly decides: boolean;
  readonly because: readonly string[];
}

/** The meaning of a condition is that of `matches`: all predicates, one of `any`, and not `not`. */
const ROWS: readonly Row[] = [
  {
    name: 'all predicates that held',
    condition: when({ spf: 'softfail', dkimPass: false }),
    facts: { spf: spf('softfail'), dkim: dkim('none') },
    decides: true,
    because: ['spf is softfail', 'dkimPass is false'],
  },
  {
    name: 'only the first that did not hold: the others did not matter',
    condition: when({ spf: 'fail', dkimPass: true }),
    facts: { spf: spf('softfail'), dkim: dkim('none') },
    decides: false,
    because: ['spf is softfail'],
  },
  {
    name: 'the alternative that held, not the one before it that did not',
    condition: when({}, { any: [when({ spf: 'fail' }), when({ dmarcPolicy: 'reject' })] }),
    facts: { spf: spf('pass'), dmarc: dmarc('fail', 'reject') },
    decides: true,
    because: ['dmarcPolicy is reject'],
  },
  {
    name: 'what spoke against each alternative where none held',
    condition: when({}, { any: [when({ spf: 'fail' }), when({ dmarcPolicy: 'reject' })] }),
    facts: { spf: spf('pass'), dmarc: dmarc('pass', 'none') },
    decides: false,
    because: ['spf is pass', 'dmarcPolicy is none'],
  },
  {
    name: 'the exception that applied',
    condition: when({ spf: 'fail' }, { not: when({ allowedIp: true }) }),
    facts: { spf: spf('fail'), allowedIp: true },
    decides: false,
    because: ['allowedIp is true'],
  },
  {
    name: 'why the exception did not apply',
    condition: when({ spf: 'fail' }, { not: when({ allowedIp: true }) }),
    facts: { spf: spf('fail'), allowedIp: false },
    decides: true,
    because: ['spf is fail', 'allowedIp is false'],
  },
  {
    name: 'a setting that rules the row out, whatever the facts',
    condition: when({ spf: 'fail', setting: { soft: true } }),
    facts: { spf: spf('fail') },
    decides: false,
    because: ['setting soft is false'],
  },
  {
    name: 'a setting that the scenario chose',
    condition: when({ spf: 'fail', setting: { soft: true } }),
    facts: { spf: spf('fail') },
    settings: { soft: true },
    decides: true,
    because: ['setting soft is true', 'spf is fail'],
  },
  {
    name: 'nothing where a row takes whatever is left',
    condition: ALWAYS,
    facts: {},
    decides: true,
    because: [],
  },
];

describe('the reasons for and against a row', () => {
  it.each(ROWS)('are $name', ({ condition, facts, settings = {}, decides, because }) => {
    const tested = receiver(condition);
    const { passed, decided } = traceRules(tested, settings, factsWith(facts));
    expect(decided?.rule.id).toBe(decides ? 'row' : 'accept');
    expect(decides ? decided?.because : passed[0]?.because).toEqual(because);
  });

  it.each(ROWS)('lead to the row that decided: $name', ({ condition, facts, settings = {} }) => {
    const tested = receiver(condition);
    const decision = decide(tested, settings, 'after', factsWith(facts));
    expect(traceRules(tested, settings, factsWith(facts)).decided?.rule.id).toBe(decision?.rule.id);
  });

  it('name the settings the row reads, and whose choice each is: an assumed default is not the scenario’s word', () => {
    const tested = receiver(when({ spf: 'fail' }, { not: when({ allowedIp: true, setting: { soft: true } }) }));
    const facts = factsWith({ spf: spf('fail') });
    expect(traceRules(tested, {}, facts).decided?.settings).toEqual([
      { name: 'soft', value: false, isDefault: true, assumed: true, about: 'Says it softly.' },
      { name: 'allowedIps', value: [], isDefault: true, assumed: false, about: 'Let through.' },
    ]);
    const chosen = traceRules(tested, { soft: true }, facts).decided?.settings[0];
    expect(chosen).toMatchObject({ value: true, isDefault: false, assumed: false });
  });

  it('stop at the row that decides: what comes behind it was never asked', () => {
    const two = receiver(when({ spf: 'fail' }));
    const { passed } = traceRules(two, {}, factsWith({ spf: spf('fail') }));
    expect(passed).toEqual([]);
  });

  it('are not made up where a fact was not evaluated', () => {
    const tested = receiver(when({ spf: 'fail' }));
    expect(() => traceRules(tested, {}, factsWith({ spf: null }))).toThrow(OwnFault);
  });
});
