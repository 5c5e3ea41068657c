import { writeFileSync } from 'node:fs';
import { receiverJsonSchema, reportJsonSchema, scenarioJsonSchema } from '../../harness/index.ts';

/** The JSON Schemas that come with the package: each is a file of docs/. */
export const SCHEMAS: readonly (readonly [string, () => object])[] = [
  ['scenario', scenarioJsonSchema],
  ['report', reportJsonSchema],
  ['receiver', receiverJsonSchema],
];

if (process.argv[2] === '--write') {
  for (const [name, made] of SCHEMAS) {
    writeFileSync(`docs/${name}.schema.json`, `${JSON.stringify(made(), null, 2)}\n`);
  }
}
