import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Receiver } from '../../harness/model/receiver.ts';
import { readReceiver } from '../../harness/receiver/rule-file.ts';
import { parseYaml } from '../../harness/source/parse-yaml.ts';
import { readSource } from '../../harness/source/read-source.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/receivers/', import.meta.url));

/** Ids of the receivers that come with noticeproof, by their files. */
export const SHIPPED: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''))
  .toSorted();

export function shipped(id: string): Receiver {
  return readReceiver(parseYaml(readSource(`${FOLDER}${id}.yaml`, `fixtures/receivers/${id}.yaml`)));
}
