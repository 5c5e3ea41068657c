import type { Decision, Facts, Receiver, SettingValue } from '../model/receiver.ts';
import { STAGES, type Stage } from '../model/smtp.ts';
import { matches, type Trial } from './matches.ts';

type Settings = Readonly<Record<string, SettingValue>>;

/**
 * Decides about a message at one stage of its dialogue; null lets the dialogue go on. Rows are tried in order of stage,
 * then row, up to and including those of `stage`; the first that matches decides. Rows of earlier stages are tried
 * again, with the same result as before, so that `consulted` names all that the decision hangs on.
 *
 * @param given What the site sets; a setting it leaves out has the receiver's default.
 * @throws OwnFault when a fact that a row reads was not evaluated.
 */
export function decide(receiver: Receiver, given: Settings, stage: Stage, facts: Facts): Decision | null {
  const trial: Trial = { facts, ...settingsAt(receiver, given), consulted: new Set(), restsOnAssumption: false };
  const last = STAGES.indexOf(stage);
  for (const rule of receiver.rules) {
    if (STAGES.indexOf(rule.stage) > last) break;
    if (!matches(rule.when, trial)) continue;
    const assumed = rule.assumed || trial.restsOnAssumption;
    return { rule, outcome: rule.outcome, consulted: [...trial.consulted], assumed };
  }
  return null;
}

/** A site's settings are asked for with every message, and never change. */
const settled = new WeakMap<Receiver, WeakMap<Settings, Pick<Trial, 'settings' | 'assumedSettings'>>>();

function settingsAt(receiver: Receiver, given: Settings): Pick<Trial, 'settings' | 'assumedSettings'> {
  const ofReceiver = settled.get(receiver) ?? new WeakMap<Settings, Pick<Trial, 'settings' | 'assumedSettings'>>();
  settled.set(receiver, ofReceiver);
  const known = ofReceiver.get(given);
  if (known !== undefined) return known;
  const found = { settings: withDefaults(receiver, given), assumedSettings: assumedAmong(receiver, given) };
  ofReceiver.set(given, found);
  return found;
}

/** Every setting of a receiver: what the site gives, else the default. */
export function effectiveSettings(receiver: Receiver, given: Settings): Settings {
  return settingsAt(receiver, given).settings;
}

function withDefaults(receiver: Receiver, given: Settings): Settings {
  const defaults = Object.entries(receiver.settings).map(([name, spec]) => [name, spec.default] as const);
  return { ...Object.fromEntries(defaults), ...given };
}

/** A default without a source is our assumption; a value that the scenario chose is the scenario's own statement. */
function assumedAmong(receiver: Receiver, given: Settings): ReadonlySet<string> {
  const assumed = Object.entries(receiver.settings).filter(([name, spec]) => spec.assumed && !(name in given));
  return new Set(assumed.map(([name]) => name));
}
