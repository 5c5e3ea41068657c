import { z } from 'zod';
import { reportShape } from './report-shape.ts';

/** JSON Schema (draft 7) of the JSON report. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportShape, { reused: 'ref', target: 'draft-7' });
}
