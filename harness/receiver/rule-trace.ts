import type { RuleTrace, SettingUse } from '../model/explanation.ts';
import { OwnFault } from '../model/fault.ts';
import type { Condition, Facts, Receiver, SettingValue } from '../model/receiver.ts';
import { effectiveSettings } from './decide.ts';
import { holds, PREDICATES } from './predicates.ts';

type Settings = Readonly<Record<string, SettingValue>>;

/** Whether a condition held, and by which facts: all of them where it did, the first that ruled it out where not. */
interface Verdict {
  readonly held: boolean;
  readonly because: readonly string[];
}

/**
 * Holds a message against the rows of a receiver once more, as `decide` did, and says for each row up to the one that
 * matches which facts spoke for or against it. Facts read like `spf is softfail` or `setting softMode is false`.
 *
 * @param given What the site sets; a setting it leaves out has the receiver's default.
 * @param facts As they stood when the receiver decided.
 * @throws OwnFault when a row reads a fact that was not evaluated, which a row before the deciding one never does.
 */
export function traceRules(receiver: Receiver, given: Settings, facts: Facts): RuleTrace {
  const settings = effectiveSettings(receiver, given);
  const passed: { rule: Receiver['rules'][number]; because: readonly string[] }[] = [];
  for (const rule of receiver.rules) {
    const { held, because } = judge(rule.when, facts, settings);
    if (held) {
      const names = [...new Set(settingNames(rule.when))];
      return { passed, decided: { rule, because, settings: names.map((name) => use(receiver, name, given)) } };
    }
    passed.push({ rule, because });
  }
  return { passed, decided: null };
}

function judge(condition: Condition, facts: Facts, settings: Settings): Verdict {
  const tests = [...settingTests(condition, settings), ...predicateTests(condition, facts)];
  const because: string[] = [];
  for (const test of tests) {
    const { held, text } = test();
    if (!held) return { held: false, because: [text] };
    because.push(text);
  }
  const any = judgeAny(condition.any, facts, settings);
  if (!any.held) return any;
  const not = condition.not === null ? null : judge(condition.not, facts, settings);
  if (not?.held === true) return { held: false, because: not.because };
  return { held: true, because: [...new Set([...because, ...any.because, ...(not?.because ?? [])])] };
}

/** One alternative is enough; where none holds, each has its own fact against it. */
function judgeAny(alternatives: readonly Condition[], facts: Facts, settings: Settings): Verdict {
  if (alternatives.length === 0) return { held: true, because: [] };
  const against: string[] = [];
  for (const alternative of alternatives) {
    const verdict = judge(alternative, facts, settings);
    if (verdict.held) return verdict;
    against.push(...verdict.because);
  }
  return { held: false, because: [...new Set(against)] };
}

type Test = () => { readonly held: boolean; readonly text: string };

function settingTests({ predicates }: Condition, settings: Settings): readonly Test[] {
  const wanted = (predicates['setting'] ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(wanted).map(([name, value]) => () => {
    const actual = settings[name];
    const choices: readonly unknown[] = Array.isArray(value) ? value : [value];
    return { held: choices.includes(actual), text: `setting ${name} is ${String(actual)}` };
  });
}

function predicateTests({ predicates }: Condition, facts: Facts): readonly Test[] {
  const named = Object.entries(predicates).filter(([name]) => name !== 'setting');
  return named.map(([name, wanted]) => () => {
    const observed = PREDICATES[name]?.observe(facts) ?? null;
    if (observed === null) throw new OwnFault(`The fact that ${name} reads was not evaluated.`);
    return { held: holds(observed, wanted), text: `${name} is ${observed === '' ? 'empty' : String(observed)}` };
  });
}

function settingNames(condition: Condition): readonly string[] {
  const own = Object.keys((condition.predicates['setting'] ?? {}) as object);
  const allowed = 'allowedIp' in condition.predicates ? ['allowedIps'] : [];
  const inner = condition.not === null ? condition.any : [...condition.any, condition.not];
  return [...own, ...allowed, ...inner.flatMap(settingNames)];
}

function use(receiver: Receiver, name: string, given: Settings): SettingUse {
  const spec = receiver.settings[name];
  const value = given[name] ?? spec?.default;
  if (spec === undefined || value === undefined) throw new OwnFault(`The receiver has no setting ${name}.`);
  const isDefault = JSON.stringify(value) === JSON.stringify(spec.default);
  return { name, value, isDefault, assumed: spec.assumed && !(name in given), about: spec.about };
}
