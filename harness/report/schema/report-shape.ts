import { z } from 'zod';
import { FLOW_KINDS } from '../../model/flow.ts';
import type { Mistake } from '../../model/position.ts';
import type { Report, ScenarioReport } from '../../model/report.ts';
import { deliveryShape } from './delivery-shape.ts';
import { dmarcBothShape } from './dmarc-both-shape.ts';
import { beliefShape, flowShape } from './flow-shape.ts';
import { patronsShape } from './patrons-shape.ts';
import { count, listOf, time } from './words.ts';

const position = z.int().min(1);
const fact = z.union([z.string(), z.number(), z.boolean(), listOf(z.string())]);

const finding = z.strictObject({
  code: z.string().describe('See docs/findings.md.'),
  severity: z.enum(['error', 'warning', 'note']),
  facts: z.record(z.string(), fact).readonly(),
  sentence: z.string(),
  mend: z.string().describe('What to do.'),
  actor: z.enum(['library', 'library-it', 'vendor', 'patron', 'scenario-author', 'nobody']).describe('Who can do it.'),
});

const expectation = z.strictObject({
  text: z.string(),
  line: position.describe('In `file`.'),
  met: z.boolean(),
  because: z.string(),
  actual: z.string(),
  flows: listOf(
    z.strictObject({ flow: z.enum(FLOW_KINDS), person: z.string(), act: z.string(), met: z.boolean() }),
  ).describe('The flows it speaks of; none for a finding, for `works`, and where there is no such flow.'),
});

const scenario: z.ZodType<ScenarioReport> = z.strictObject({
  id: z.string(),
  title: z.string(),
  file: z.string(),
  tags: listOf(z.string()),
  story: z.string().nullable().describe('Of a cell of a matrix the id of its story; else null.'),
  cell: z.strictObject({ setup: z.string(), about: z.string(), receiver: z.string() }).nullable(),
  outcome: z.enum(['as-expected', 'unexpected', 'inconclusive']),
  works: z.boolean().nullable().describe('Whether every notice and every answer reaches its reader; null: unknown.'),
  ils: listOf(z.strictObject({ system: z.string(), item: z.string(), status: z.string(), at: time })).describe(
    'What the catalogue believes.',
  ),
  beliefs: listOf(beliefShape),
  patrons: patronsShape.nullable().describe('The address export; null without one.'),
  dmarcBoth: listOf(dmarcBothShape)
    .nullable()
    .describe('Each message by RFC 7489 and by RFC 9989; null where not asked.'),
  flows: listOf(flowShape).describe('Five for each person in each act.'),
  deliveries: listOf(deliveryShape).describe('In the order in which they ended.'),
  findings: listOf(finding).describe('Errors first.'),
  expectations: listOf(expectation),
});

/** A mistake as the report prints it: without the text of the line, which may hold a patron's data. */
const mistake: z.ZodType<Omit<Mistake, 'source'>> = z.strictObject({
  file: z.string(),
  line: position,
  column: position,
  problem: z.string(),
  mend: z.string().describe('What to write instead.'),
});

/** The report as it is printed. The types on the left keep it one with the model. */
export const reportShape: z.ZodType<Omit<Report, 'errors'> & { errors: readonly Omit<Mistake, 'source'>[] }> =
  z.strictObject({
    schemaVersion: z.literal(1),
    summary: z.strictObject({ scenarios: count, asExpected: count, unexpected: count, inconclusive: count }),
    scenarios: listOf(scenario),
    errors: listOf(mistake).describe('What is wrong with files that were left out.'),
  });
