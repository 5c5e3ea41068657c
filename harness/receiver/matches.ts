import { OwnFault } from '../model/fault.ts';
import type { Condition, FactKey, Facts, SettingValue } from '../model/receiver.ts';
import { holds, PREDICATES } from './predicates.ts';

/** One message held against conditions, and what the answers hung on. */
export interface Trial {
  readonly facts: Facts;
  /** Every setting of the receiver, as this site has it. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Settings whose value is an assumption of ours. */
  readonly assumedSettings: ReadonlySet<string>;
  readonly consulted: Set<FactKey>;
  /** True once an answer hung on one of `assumedSettings`. */
  restsOnAssumption: boolean;
}

/**
 * Whether a condition holds: its predicates in the order they are written, then `any`, then `not`. It stops at the
 * first that decides, so that a fact counts as consulted only where the outcome could hang on it. A setting that rules
 * the condition out by itself leaves its facts unread; only an assumed one is blamed last, where the facts alone would
 * not have ruled it out.
 *
 * @throws OwnFault when a fact was not evaluated although the rule's stage promises it.
 */
export function matches(condition: Condition, trial: Trial): boolean {
  const { settings } = partsOf(condition);
  const fitting = settings.every(([name, wanted]) => settingHolds(name, wanted, trial));
  const assumed = settings.some(([name]) => trial.assumedSettings.has(name));
  const held = (fitting || assumed) && factsHold(condition, trial);
  if (settings.length > 0 && (held || (!fitting && !assumed))) {
    trial.consulted.add('setting');
    if (assumed) trial.restsOnAssumption = true;
  }
  return fitting && held;
}

function factsHold(condition: Condition, trial: Trial): boolean {
  const { first, last } = partsOf(condition);
  const isSo = ([name, wanted]: Asked): boolean => predicateHolds(name, wanted, trial);
  if (!first.every(isSo)) return false;
  if (condition.any.length > 0 && !condition.any.some((one) => matches(one, trial))) return false;
  if (condition.not !== null && matches(condition.not, trial)) return false;
  return last.every(isSo);
}

type Asked = readonly [name: string, wanted: unknown];

/** What a condition asks, in the order in which it is asked. */
interface Parts {
  readonly settings: readonly Asked[];
  readonly first: readonly Asked[];
  readonly last: readonly Asked[];
}

/** Rules are tried with every message, and never change. */
const taken = new WeakMap<Condition, Parts>();

function partsOf(condition: Condition): Parts {
  const known = taken.get(condition);
  if (known !== undefined) return known;
  const asked = Object.entries(condition.predicates).filter(([name]) => name !== 'setting');
  const parts = {
    settings: settingsOf(condition),
    first: asked.filter(([name]) => !hangsOnSettings(name)),
    last: asked.filter(([name]) => hangsOnSettings(name)),
  };
  taken.set(condition, parts);
  return parts;
}

/** A fact made with settings is asked last, as settings are: what the other facts rule out hangs on no setting. */
function hangsOnSettings(name: string): boolean {
  return PREDICATES[name]?.hangsOn !== undefined;
}

function predicateHolds(name: string, wanted: unknown, trial: Trial): boolean {
  const predicate = PREDICATES[name];
  if (predicate === undefined) throw new OwnFault(`There is no predicate ${name}.`);
  trial.consulted.add(predicate.reads);
  const observed = predicate.observe(trial.facts);
  if (observed === null) throw new OwnFault(`The fact that ${name} reads was not evaluated.`);
  const settings = predicate.hangsOn?.(trial.facts) ?? [];
  if (settings.some((setting) => trial.assumedSettings.has(setting))) trial.restsOnAssumption = true;
  return holds(observed, wanted);
}

function settingsOf({ predicates }: Condition): readonly (readonly [string, unknown])[] {
  return Object.entries((predicates['setting'] ?? {}) as Record<string, unknown>);
}

function settingHolds(name: string, wanted: unknown, trial: Trial): boolean {
  const actual = trial.settings[name];
  if (actual === undefined) throw new OwnFault(`The receiver has no setting ${name}.`);
  return (Array.isArray(wanted) ? wanted : [wanted]).includes(actual);
}
