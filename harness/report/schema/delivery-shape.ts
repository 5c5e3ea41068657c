import { z } from 'zod';
import type { DeliveryReport } from '../../model/report.ts';
import { OUTCOMES } from '../../model/smtp.ts';
import { listOf, time } from './words.ts';

const SPF = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'] as const;
const DKIM = ['none', 'pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror'] as const;
const ARC = ['none', 'pass', 'fail'] as const;
const DMARC = ['none', 'pass', 'fail', 'temperror', 'permerror'] as const;

const reply = z.strictObject({
  code: z.int().describe('0 where nobody answered.'),
  enhanced: z.string().nullable().describe('Enhanced status code (RFC 3463); null where the reply has none.'),
  text: z.string().describe('Without the codes; lines are separated by a line feed.'),
});

const evidence = z.strictObject({
  dialogue: listOf(z.strictObject({ who: z.string(), line: z.string(), at: time })).describe(
    'Lines as they stood on the wire.',
  ),
  dns: listOf(
    z.strictObject({
      by: z.string(),
      name: z.string(),
      type: z.string(),
      answer: z.string(),
      fromCache: z.boolean(),
      at: time,
    }),
  ).describe('Questions that were really asked.'),
});

/** One delivery: one message from one host to the next, with all its attempts. */
export const deliveryShape: z.ZodType<DeliveryReport> = z.strictObject({
  id: z.string().describe('Unique in the scenario.'),
  causedBy: z.string().describe('Id of the act or delivery that caused it.'),
  mailFrom: z.string().describe('Envelope sender; empty for the null sender.'),
  headerFrom: z.string().nullable(),
  replyTo: z.string().nullable(),
  to: z.string().describe('Envelope recipient.'),
  clientIp: z.string(),
  clientHost: z.string(),
  serverIp: z.string().nullable().describe('Of the last attempt; null where no server was found.'),
  serverHost: z.string().nullable(),
  receiver: z.string().nullable().describe('Id of the receiver whose rules decided; null where none was reached.'),
  attempts: listOf(z.strictObject({ at: time, stage: z.string(), reply: z.string() })),
  spf: z.enum(SPF).nullable().describe('Word of RFC 8601; null where the receiver decided before it looked.'),
  dkim: z.enum(DKIM).nullable(),
  dmarc: z.enum(DMARC).nullable(),
  arc: z.enum(ARC).nullable().describe('Word of RFC 8601; null where the receiver decided before it looked.'),
  alignment: z.strictObject({ spf: z.boolean(), dkim: z.boolean() }).nullable().describe('Null with `dmarc`.'),
  rule: z.string().nullable(),
  outcome: z.enum(OUTCOMES).nullable().describe('Null where no receiver decided.'),
  reply,
  evidence,
});
