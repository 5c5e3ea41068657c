import { z } from 'zod';
import { ALTERATIONS } from '../model/receiver.ts';
import { OUTCOMES, STAGES } from '../model/smtp.ts';
import { PREDICATES, type Predicate } from './predicates.ts';

const SETTING_VALUE = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const DATE = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'Write a month or a day, such as 2026-06 or 2026-06-18.');
const NAME = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case words joined by hyphens.');

const SOURCE = z.strictObject({
  title: z.string().min(1).describe('Name of the page, RFC section or report.'),
  date: DATE.describe('Date of the page, or of the day it was read.'),
});

const SETTING = z.strictObject({
  default: SETTING_VALUE,
  values: z.array(SETTING_VALUE).min(1).optional().describe('The values it may have; any of its type without this.'),
  about: z.string().min(1),
  assumed: z.boolean().optional().describe('True where no source supports the default.'),
});

function rowShape<When extends z.ZodType>(when: When) {
  return z.strictObject({
    id: NAME.describe('Unique in the receiver; reports call the rule `receiver#id`.'),
    when: when.optional().describe('When the row applies; without it, always.'),
    outcome: z.enum(OUTCOMES),
    reply: z
      .string()
      .optional()
      .describe(
        'As on the wire, several lines as several lines. For accept-then-dsn its status goes into the notification.',
      ),
    alters: z
      .array(z.enum(ALTERATIONS))
      .min(1)
      .optional()
      .describe('What the host does to a message before it passes it on, with the outcome relay. Default: nothing.'),
    about: z.string().min(1).describe('What the row does, in plain words.'),
    source: z.union([z.string(), SOURCE]).describe('A key of `sources`, or a title and a date.'),
    assumed: z.boolean().optional().describe('True where no source supports it.'),
    model: z.boolean().optional().describe('True where it models reputation.'),
  });
}

export function receiverShape<When extends z.ZodType>(when: When) {
  const rows = z.array(rowShape(when)).optional();
  return z.strictObject({
    id: NAME,
    title: z.string().min(1),
    about: z.string().min(1),
    orgDomain: z.enum(['psl', 'treewalk']).describe('How the organizational domain is found: RFC 7489 or RFC 9989.'),
    settings: z.record(z.string(), SETTING).optional(),
    sources: z.record(z.string(), SOURCE).optional(),
    accepted: z
      .string()
      .optional()
      .describe('What it answers to a message it takes, as on the wire. Default: 250 2.0.0 OK and its number.'),
    rules: z.strictObject({
      [STAGES[0]]: rows,
      [STAGES[1]]: rows,
      [STAGES[2]]: rows,
      [STAGES[3]]: rows,
      [STAGES[4]]: rows,
      [STAGES[5]]: rows,
    }),
  });
}

/** A receiver file as its outline; what stands in `when` is checked by checkConditions, which knows the stages. */
export const RECEIVER_SHAPE = receiverShape(z.record(z.string(), z.unknown()));
export type ReceiverShape = z.infer<typeof RECEIVER_SHAPE>;
export type RowShape = z.infer<ReturnType<typeof rowShape<z.ZodRecord<z.ZodString, z.ZodUnknown>>>>;

function valueSchema({ values, about }: Predicate): z.ZodType {
  if (values === null) return z.union([z.string(), z.array(z.string()).min(1)]).describe(about);
  const one = z.literal([...values]);
  return z.union([one, z.array(one).min(1)]).describe(about);
}

export function conditionSchema(): z.ZodType {
  const predicates = Object.entries(PREDICATES).map(
    ([name, predicate]) => [name, valueSchema(predicate).optional()] as const,
  );
  const condition: z.ZodType = z
    .strictObject({
      ...Object.fromEntries(predicates),
      setting: z
        .record(z.string(), SETTING_VALUE)
        .optional()
        .describe('Settings of this receiver and the value, or the list of values, each must have.'),
      any: z
        .lazy(() => z.array(condition).min(1))
        .optional()
        .describe('Conditions of which at least one must hold.'),
      not: z.lazy(() => condition.optional()).describe('A condition that must not hold.'),
    })
    .meta({ id: 'condition' });
  return condition;
}
