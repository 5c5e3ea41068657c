import { z } from 'zod';
import { conditionSchema, receiverShape } from './receiver-shape.ts';

/** The JSON Schema of receiver files, for editors. */
export function receiverJsonSchema(): object {
  return z.toJSONSchema(receiverShape(conditionSchema()), { target: 'draft-2020-12' });
}
