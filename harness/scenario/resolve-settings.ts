import type { Receiver, SettingSpec, SettingValue } from '../model/receiver.ts';
import { child, pairs, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import { normalSetting } from './setting-list.ts';
import type { SiteShape } from './shape/site-shape.ts';

/**
 * What a site sets of its receiver, name by name, the later part counting more. Where a later part chooses another
 * receiver, the settings of the one before fall away with it.
 */
export function resolveSettings(
  ground: Ground,
  parts: readonly Part<SiteShape>[],
  receiver: Receiver,
): Readonly<Record<string, SettingValue>> {
  const settings: Record<string, SettingValue> = {};
  for (const [name, part] of sinceChosen(parts).flatMap((each) => pairs(child(each, 'settings')))) {
    if (isAllowed(ground, receiver, name, part)) settings[name] = normalSetting(ground, name, part);
  }
  return settings;
}

/** The parts from the one on that chose the receiver which holds in the end. */
function sinceChosen(parts: readonly Part<SiteShape>[]): readonly Part<SiteShape>[] {
  let chosen: string | undefined;
  let first = 0;
  for (const [index, { value }] of parts.entries()) {
    if (value.receiver === undefined || value.receiver === chosen) continue;
    if (chosen !== undefined) first = index;
    chosen = value.receiver;
  }
  return parts.slice(first);
}

function isAllowed(ground: Ground, receiver: Receiver, name: string, part: Part<SettingValue>): boolean {
  const spec = Object.hasOwn(receiver.settings, name) ? receiver.settings[name] : undefined;
  if (spec === undefined) {
    const problem = `The receiver \`${receiver.id}\` has no setting \`${name}\`.`;
    const mend = sayChoices(name, Object.keys(receiver.settings), 'settings of this receiver');
    complain(ground, part, { problem, mend }, 'key');
    return false;
  }
  const wrong = wrongValue(spec, part.value);
  if (wrong === null) return true;
  complain(ground, part, { problem: `\`${name}\` cannot be ${JSON.stringify(part.value)}.`, mend: wrong });
  return false;
}

/** What to write instead, null where the value may stand. */
function wrongValue(spec: SettingSpec, value: SettingValue): string | null {
  if (spec.values !== null) {
    const allowed = spec.values.map((each) => JSON.stringify(each));
    return allowed.includes(JSON.stringify(value)) ? null : `Write one of: ${allowed.join(', ')}.`;
  }
  if (kindOf(value) === kindOf(spec.default)) return null;
  return `Write a value like its default, ${JSON.stringify(spec.default)}.`;
}

function kindOf(value: SettingValue): string {
  return Array.isArray(value) ? 'list' : typeof value;
}
