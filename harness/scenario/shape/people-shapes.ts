import { z } from 'zod';
import { SUPPRESSIONS } from '../../model/people.ts';
import { forwardsShape } from './forwards-shape.ts';
import { addressText, anyLine, dateText, idText, lineText, nameText, sourceShape } from './text-shapes.ts';

export const loanShape = z.strictObject({
  item: lineText.describe('What was lent.'),
  due: dateText.describe('Local date it is due, such as 2026-10-12. Overdue when that day is over.'),
});

/** Whose mailbox can pass mail on: none, or a stranger's, is not the person's to set up. */
const OWN_MAILBOXES: readonly (string | undefined)[] = [
  undefined,
  'own',
  'full',
  'full-inactive',
  'disabled',
  'internal-only',
];

const plainPersonShape = z.strictObject({
  name: nameText.describe('Unique in the scenario; reports call the person so.'),
  address: anyLine.optional().describe('The address in the patron record, as the library typed it. Default: none.'),
  role: z.enum(['patron', 'staff']).optional().describe('Default: patron.'),
  postal: z.array(lineText).optional().describe('Lines of the postal address.'),
  habit: idText.optional().describe('Where an answer goes: a file of fixtures/habits. Default: honours-reply-to.'),
  away: idText.optional().describe('What answers while the person is away: a file of fixtures/responders.'),
  mailbox: z
    .enum(['own', 'none', 'stranger', 'full', 'full-inactive', 'disabled', 'internal-only'])
    .optional()
    .describe("What is at that address: the person's own mailbox, none, a stranger's, or their own in that state."),
  forwards: forwardsShape
    .optional()
    .describe('Where the mailbox passes its mail on to; the person reads it there. Default: it stays.'),
  loan: loanShape.optional(),
  branch: idText.optional().describe('Code of the library that the patron belongs to. Default: the first.'),
  optedOut: z
    .array(z.enum(['advance', 'hold', 'mailing']))
    .optional()
    .describe('Notices that the patron has turned off; those of overdue loans cannot be. Default: none.'),
  marksSpam: z
    .union([idText, z.array(idText).min(1)])
    .optional()
    .describe('Ids of the acts whose notices the person marks as spam on reading them. Default: none.'),
  record: z
    .enum(['kept', 'deleted'])
    .optional()
    .describe('deleted: the patron record is deleted while notices wait in the queue. Default: kept.'),
});

export const personShape = plainPersonShape.refine(
  ({ forwards, mailbox }) => forwards === undefined || OWN_MAILBOXES.includes(mailbox),
  { error: "Leave `forwards` out: this mailbox is not the person's own.", path: ['forwards'] },
);

export const testerShape = z.strictObject({
  name: nameText.describe('Who tries it out, at the library.'),
  corporate: addressText.describe("The tester's address at work."),
  personal: addressText.describe("The tester's address elsewhere, such as at Gmail."),
  habit: idText.optional().describe('Default: honours-reply-to.'),
  away: idText.optional().describe('What answers while the tester is away: a file of fixtures/responders.'),
  postal: z.array(lineText).optional(),
});

export const habitShape = z.strictObject({
  id: idText.describe("The file's name."),
  title: lineText,
  target: z
    .enum(['reply-to', 'from', 'body', 'nobody'])
    .describe(
      'reply-to: Reply-To, else From. from: always From. body: the address that the text names. nobody: no answer.',
    ),
  source: sourceShape,
  assumed: z.boolean().optional().describe('Default: false.'),
});

export const responderShape = z.strictObject({
  id: idText.describe("The file's name."),
  title: lineText,
  target: z.enum(['return-path', 'from', 'reply-to']).describe('Where the away message goes.'),
  envelope: z.enum(['null-sender', 'own-address']).describe('MAIL FROM of the away message.'),
  suppressions: z.array(z.enum(SUPPRESSIONS)).describe('For what it stays silent.'),
  repeatDays: z.int().min(0).optional().describe('Days until the same sender is answered again. Default: 7.'),
  source: sourceShape,
  assumed: z.boolean().optional().describe('Default: false.'),
});

export type LoanShape = z.infer<typeof loanShape>;
export type PersonShape = z.infer<typeof personShape>;
export type TesterShape = z.infer<typeof testerShape>;
export type HabitShape = z.infer<typeof habitShape>;
export type ResponderShape = z.infer<typeof responderShape>;
