import type { Rule, Receiver, SettingSpec, SettingValue } from '../model/receiver.ts';
import { listSort } from '../standards/list-setting.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Complain } from './complain.ts';
import { PREDICATES } from './predicates.ts';
import { allows } from './read-condition.ts';
import { asksPredicate } from './reads-fact.ts';
import type { ReceiverShape } from './receiver-shape.ts';

/** A setting that no row need compare, because a predicate's fact is made with it. */
interface FactSetting {
  readonly name: string;
  readonly predicate: string;
  /** A default to begin with. */
  readonly example: SettingSpec['default'];
}

const FACT_SETTINGS: readonly FactSetting[] = Object.entries(PREDICATES).flatMap(([predicate, { settings }]) =>
  Object.entries(settings ?? {}).map(([name, example]) => ({ name, predicate, example })),
);

/** Reads the settings a receiver offers, and complains of defaults outside their own values, or with entries that fit nothing. */
export function readSettings(
  raw: ReceiverShape['settings'],
  file: SourceFile,
  complain: Complain,
): Record<string, SettingSpec> {
  const settings: Record<string, SettingSpec> = {};
  for (const [name, { default: standard, values, about, assumed }] of Object.entries(raw ?? {})) {
    const spec: SettingSpec = { default: standard, values: values ?? null, about, assumed: assumed ?? false };
    settings[name] = { ...spec, default: normalDefault(name, standard, file, complain) };
    const where = file.positionOf(['settings', name, 'default']);
    if (!allows(spec, standard)) {
      complain(
        where,
        `The default of \`${name}\` is none of its values.`,
        'Write one of them, or add it to the values.',
      );
    }
    const asked = FACT_SETTINGS.find((one) => one.name === name);
    if (asked !== undefined && typeof standard !== typeof asked.example) {
      const problem = `\`${name}\` cannot have such a default: \`${asked.predicate}\` is found out with it.`;
      complain(where, problem, `Write a value like \`${JSON.stringify(asked.example)}\`.`);
    }
  }
  return settings;
}

/** A default as a scenario's own value would be: of lists of addresses or domains each entry in normal form. */
function normalDefault(name: string, value: SettingValue, file: SourceFile, complain: Complain): SettingValue {
  const sort = listSort(name);
  if (sort === null || typeof value !== 'object') return value;
  return value.map((entry, index) => {
    if (sort.is(entry)) return sort.normal(entry);
    const where = file.positionOf(['settings', name, 'default', index]);
    complain(where, `\`${name}\` cannot hold "${entry}".`, sort.mend);
    return entry;
  });
}

/** What a receiver that passes mail on is told beside its rows: which server it hands everything to. */
const RELAY_SETTINGS: readonly string[] = ['relayHost'];

/** Read where a reader marks a message as spam: whether the provider reports that to the service that sent it. */
const READER_SETTINGS: readonly string[] = ['complaintFeedback'];

/** Complains of settings that no row reads, and of rows that read a setting the receiver does not have. */
export function checkSettingsUse(receiver: Receiver, file: SourceFile, complain: Complain): void {
  const made = FACT_SETTINGS.filter(({ predicate }) => asksPredicate(receiver, predicate));
  const inRows = receiver.rules.flatMap((rule) => settingsIn(rule.when));
  const read = new Set([...inRows, ...made.map(({ name }) => name), ...READER_SETTINGS]);
  if (receiver.rules.some(({ outcome }) => outcome === 'relay')) for (const name of RELAY_SETTINGS) read.add(name);
  for (const name of Object.keys(receiver.settings)) {
    if (read.has(name)) continue;
    const where = file.positionOf(['settings', name], 'key');
    complain(where, `No row reads the setting \`${name}\`.`, 'Take it out, or read it in a row.');
  }
  for (const { name, predicate, example } of made) {
    if (name in receiver.settings || PREDICATES[predicate]?.settingsOptional === true) continue;
    const problem = `A row asks \`${predicate}\`, but there is no setting \`${name}\`.`;
    const mend = `Add \`${name}\` to the settings, with default ${JSON.stringify(example)}.`;
    complain(file.positionOf(['settings'], 'key'), problem, mend);
  }
}

function settingsIn(when: Rule['when']): string[] {
  const { setting } = when.predicates;
  const own = typeof setting === 'object' && setting !== null ? Object.keys(setting) : [];
  const inner = when.not === null ? when.any : [...when.any, when.not];
  return [...own, ...inner.flatMap(settingsIn)];
}
