import { z } from 'zod';

/** Parts that many keys of the report's schema are made of. */
export const time = z.string().describe("ISO 8601 with the offset of the scenario's time zone; virtual.");
export const count = z.int().min(0);

/** Nobody may write to a report: its lists are read-only, as the model's are. */
export function listOf<Item extends z.ZodType>(item: Item): z.ZodReadonly<z.ZodArray<Item>> {
  return z.array(item).readonly();
}
