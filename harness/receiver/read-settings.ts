import type { Rule, Receiver, SettingSpec } from '../model/receiver.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Complain } from './complain.ts';
import { allows } from './read-condition.ts';
import { readsFact } from './reads-fact.ts';
import type { ReceiverShape } from './receiver-shape.ts';

/** The setting that the predicate `allowedIp` reads. */
const ALLOWED_IPS = 'allowedIps';

/** Reads the settings a receiver offers, and complains of defaults outside their own values. */
export function readSettings(
  raw: ReceiverShape['settings'],
  file: SourceFile,
  complain: Complain,
): Record<string, SettingSpec> {
  const settings: Record<string, SettingSpec> = {};
  for (const [name, { default: standard, values, about, assumed }] of Object.entries(raw ?? {})) {
    const spec: SettingSpec = { default: standard, values: values ?? null, about, assumed: assumed ?? false };
    settings[name] = spec;
    const where = file.positionOf(['settings', name, 'default']);
    if (!allows(spec, standard)) {
      complain(
        where,
        `The default of \`${name}\` is none of its values.`,
        'Write one of them, or add it to the values.',
      );
    }
    if (name === ALLOWED_IPS && typeof standard !== 'object') {
      complain(where, `\`${ALLOWED_IPS}\` is a list of addresses.`, 'Write `[]` for none.');
    }
  }
  return settings;
}

/** Complains of settings that no row reads, and of rows that read a setting the receiver does not have. */
export function checkSettingsUse(receiver: Receiver, file: SourceFile, complain: Complain): void {
  const asksAllowed = readsFact(receiver, 'allowed');
  const read = new Set(receiver.rules.flatMap((rule) => settingsIn(rule.when)));
  for (const name of Object.keys(receiver.settings)) {
    if (name === ALLOWED_IPS ? asksAllowed : read.has(name)) continue;
    const where = file.positionOf(['settings', name], 'key');
    complain(where, `No row reads the setting \`${name}\`.`, 'Take it out, or read it in a row.');
  }
  if (asksAllowed && !(ALLOWED_IPS in receiver.settings)) {
    const problem = `A row asks \`allowedIp\`, but there is no setting \`${ALLOWED_IPS}\`.`;
    complain(file.positionOf(['settings'], 'key'), problem, `Add \`${ALLOWED_IPS}\` to the settings, with default [].`);
  }
}

function settingsIn(when: Rule['when']): string[] {
  const { setting } = when.predicates;
  const own = typeof setting === 'object' && setting !== null ? Object.keys(setting) : [];
  const inner = when.not === null ? when.any : [...when.any, when.not];
  return [...own, ...inner.flatMap(settingsIn)];
}
