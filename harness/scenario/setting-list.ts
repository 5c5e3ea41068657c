import type { SettingValue } from '../model/receiver.ts';
import { listSort } from '../standards/list-setting.ts';
import { entries, type Part } from '../source/part.ts';
import { complain, type Ground } from './ground.ts';

/** A setting as receivers compare with it: of lists of addresses or domains each entry in normal form. */
export function normalSetting(ground: Ground, name: string, part: Part<SettingValue>): SettingValue {
  const { value } = part;
  const sort = listSort(name);
  if (sort === null || !isList(value)) return value;
  return entries({ ...part, value }).map((entry) => {
    if (sort.is(entry.value)) return sort.normal(entry.value);
    complain(ground, entry, { problem: `\`${name}\` cannot hold "${entry.value}".`, mend: sort.mend });
    return entry.value;
  });
}

function isList(value: SettingValue): value is readonly string[] {
  return Array.isArray(value);
}
