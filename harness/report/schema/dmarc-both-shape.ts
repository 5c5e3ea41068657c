import { z } from 'zod';
import { FLOW_KINDS } from '../../model/flow.ts';
import type { DmarcBothReport } from '../../model/report.ts';
import { listOf } from './words.ts';

const side = z.strictObject({
  result: z.enum(['none', 'pass', 'fail', 'temperror', 'permerror']),
  reason: z.string().describe('What decided, in a few words.'),
  foundAt: z.string().nullable().describe('Name of the record that applies; null without one.'),
  record: z.string().nullable(),
  policy: z.enum(['none', 'quarantine', 'reject']).nullable().describe('After `sp`, `np` and `t`.'),
  pct: z.number(),
  orgDomain: z.string().nullable().describe('Of the From domain; null where nobody had to know it.'),
  alignment: z.strictObject({ spf: z.boolean(), dkim: z.boolean() }),
  actions: listOf(z.enum(['nothing', 'quarantine', 'reject', 'later'])).describe(
    'What DMARC alone has the receiver do; two where `pct` leaves it to chance.',
  ),
});

/** One message as receivers of both DMARC standards see it. */
export const dmarcBothShape: z.ZodType<DmarcBothReport> = z.strictObject({
  flow: z.enum(FLOW_KINDS),
  person: z.string(),
  act: z.string(),
  delivery: z.string().describe('Its id.'),
  to: z.string(),
  fromDomain: z.string().nullable().describe('Null where From names none or several.'),
  rfc7489: side.describe('Public suffix list, `sp`, `pct`.'),
  rfc9989: side.describe('Tree walk, `sp`, `np`, `t`, `psd`.'),
  agree: z.boolean().nullable().describe('Null where one hung on a name that no zone declares.'),
});
