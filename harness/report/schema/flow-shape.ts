import { z } from 'zod';
import { FATES, FLOW_KINDS, LEARNERS } from '../../model/flow.ts';
import type { BeliefReport, FlowReport } from '../../model/report.ts';
import { listOf, time } from './words.ts';

const from = z.strictObject({
  mailFrom: z.string().describe('Empty for the null sender.'),
  header: z.string(),
  replyTo: z.string().nullable(),
});

/** What became of one kind of message of one person in one act. */
export const flowShape: z.ZodType<FlowReport> = z.strictObject({
  flow: z.enum(FLOW_KINDS),
  person: z.string(),
  act: z.string(),
  from: from.nullable().describe("Addresses of the flow's first message; null where none was sent."),
  to: z.string().describe('Where it went in the end; empty where it did not arise.'),
  fate: z.enum(FATES).describe('Over several timelines the worst.'),
  reached: z.boolean().nullable().describe('Whether its reader has it; null where inconclusive or not applicable.'),
  intendedReader: z.string().describe('`library`, or the person.'),
  readBy: z.string().nullable().describe('Who reads the mailbox it ended in; null where it ended in none.'),
  learns: z.enum(LEARNERS).nullable().describe('Who learns that it failed; null where it did not, or nobody can say.'),
  decidedBy: z.string().nullable().describe('Id of the delivery that decided; null where nothing was sent.'),
  rule: z.string().nullable().describe('`receiver#row`, or `system#row`.'),
  reason: z.string().describe('A plain sentence: what happened and why, or why it cannot arise.'),
  assumed: z.boolean().describe('The fate hangs on something without a source.'),
  model: z.boolean().describe('The fate hangs on the model of reputation.'),
  variants: listOf(z.strictObject({ clientIp: z.string(), pctApplied: z.boolean(), fate: z.enum(FATES) })).describe(
    'Each timeline, where they differ; else empty.',
  ),
  deliveries: listOf(z.string()).describe('Ids of all deliveries of this flow.'),
});

/** What was believed of one notice, beside what became of it. */
export const beliefShape: z.ZodType<BeliefReport> = z.strictObject({
  person: z.string(),
  act: z.string(),
  catalogue: z
    .strictObject({ system: z.string(), status: z.string(), at: time })
    .nullable()
    .describe("The last entry in the catalogue's books; null where there is none."),
  service: z
    .strictObject({ system: z.string(), reply: z.string() })
    .nullable()
    .describe('What the relay or service said that the notice was handed to; null where there is none.'),
  fate: z.enum(FATES),
  differs: z
    .boolean()
    .nullable()
    .describe('Whether it is taken for sent and its reader does not have it, or the other way round; null: unknown.'),
});
