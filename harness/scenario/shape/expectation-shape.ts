import { z } from 'zod';
import { FATES, FLOW_KINDS, LEARNERS } from '../../model/flow.ts';
import { ipText, lineText } from './text-shapes.ts';

const because = lineText.describe('Why it must be so: a standard, a source or the reasoning.');
const ruleText = z.string().regex(/^[^\s#]+#[^\s#]+$/u, 'Write whose rule it is and its name, such as gmail#accept.');
const oneOrMore = <T extends z.ZodType>(shape: T): z.ZodUnion<[T, z.ZodArray<T>]> =>
  z.union([shape, z.array(shape).min(1)]);

export const flowsExpectation = z.strictObject({
  flow: z.enum(FLOW_KINDS),
  to: oneOrMore(lineText).optional().describe('Names or addresses of people. Default: everybody.'),
  act: oneOrMore(lineText).optional().describe('Ids of acts, or the beginning of some. Default: every act.'),
  fate: z.enum(FATES),
  rule: oneOrMore(ruleText).optional().describe('Which rules decided, such as gmail#accept. Default: any.'),
  learns: z.enum(LEARNERS).optional().describe('Who learns that it failed.'),
  reply: lineText.optional().describe('A text that the deciding reply contains, such as 550 5.7.26.'),
  variants: z.record(ipText, z.enum(FATES)).optional().describe("Fates by the sender's address, where they differ."),
  because,
});

export const findingExpectation = z.strictObject({
  finding: lineText.describe('Code of a finding that the report must hold.'),
  because,
});

export const worksExpectation = z.strictObject({
  works: z
    .union([z.boolean(), z.literal('unknown')])
    .describe('Whether every notice and every answer reaches its reader; unknown where that is inconclusive.'),
  because,
});

export const expectationShape = z.union([flowsExpectation, findingExpectation, worksExpectation]);

export type FlowsExpectation = z.infer<typeof flowsExpectation>;
export type ExpectationShape = z.infer<typeof expectationShape>;
