import { z } from 'zod';
import { FATES } from '../../model/flow.ts';
import { forwardsShape } from './forwards-shape.ts';
import { personShape } from './people-shapes.ts';
import { addressText, idText, lineText } from './text-shapes.ts';

const outcomeText = z
  .string()
  .regex(
    new RegExp(`^(?:${FATES.join('|')})(?: [^\\s#]+(?:#[^\\s#]+)?)?$`, 'u'),
    'Write a fate and the row that decides, such as `rejected dmarc-reject` or `relay-refused relay#relay-denied`.',
  );

/** One outcome for all, or outcomes with the receivers that each is for. */
const outcomesShape = z.union([outcomeText, z.record(outcomeText, z.union([idText, z.array(idText).min(1)]))]);

const rowShape = z.strictObject({
  notice: outcomesShape.describe('What becomes of the notice: each outcome with its receivers; every receiver once.'),
  reply: outcomesShape
    .optional()
    .describe('Of the answer. One outcome alone is for every receiver whose notice arrives.'),
  'misdirected-reply': outcomesShape.optional().describe('As `reply`, where the patron answers to From.'),
  'away-message': outcomesShape.optional().describe('As `reply`, where the patron is away.'),
  bounce: outcomesShape
    .optional()
    .describe('Of the report about a failure. One outcome alone is for every receiver whose notice comes back.'),
  because: lineText.describe('Why this row must be so: standards, sources, the reasoning.'),
});

const { habit, away, postal, loan } = personShape.shape;

const patronShape = z.strictObject({
  habit,
  away,
  postal,
  loan,
  forwardsFrom: z
    .strictObject({
      address: addressText.describe('The address on file, from which mail goes on to the receiver.'),
      ...forwardsShape.omit({ to: true }).shape,
    })
    .optional()
    .describe('The library has another address of the patron, from which mail is forwarded to the receiver.'),
});

/** `matrix:`, given what of a scenario a set-up or a receiver may say otherwise. */
export function matrixShape<S extends z.core.$ZodLooseShape>(settings: S) {
  const setupShape = z.strictObject({
    about: lineText.describe('What this set-up is, in one line.'),
    ...settings,
    patron: patronShape.optional().describe('Changes the patron, key by key.'),
    expect: rowShape.optional().describe('What must come out, receiver by receiver.'),
  });
  const receiverShape = z.union([
    addressText,
    z.strictObject({ address: addressText.describe("The patron's address there."), ...settings }),
  ]);
  return z.strictObject({
    patron: patronShape.optional().describe('The one who gets the notice: answers to Reply-To unless written.'),
    setups: z.record(idText, setupShape).describe('The rows: what of the scenario each one says otherwise.'),
    receivers: z.record(idText, receiverShape).describe("The columns: the patron's address there."),
  });
}

export type RowShape = z.infer<typeof rowShape>;
export type OutcomesShape = z.infer<typeof outcomesShape>;
