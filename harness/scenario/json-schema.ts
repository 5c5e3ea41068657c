import { z } from 'zod';
import { scenarioShape } from './schema.ts';

/** JSON Schema (draft 7) of a scenario file, for editors. */
export function scenarioJsonSchema(): object {
  return z.toJSONSchema(scenarioShape, { reused: 'ref', target: 'draft-7', io: 'input' });
}
