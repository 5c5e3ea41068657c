import { z } from 'zod';
import { FOOTER_PARTS } from '../../model/wording.ts';
import { anyLine, domainText, durationText, lineText } from './text-shapes.ts';

/** How notices are worded where the catalogue's own template is changed. */
export const wordingShape = z
  .strictObject({
    subject: anyLine.optional().describe("Subject of every notice; '' for none. Default: the catalogue's own."),
    footer: z
      .array(z.enum(FOOTER_PARTS))
      .optional()
      .describe('Parts of the footer; [] for none. Default: as the catalogue has it, without any.'),
    replyLine: z
      .boolean()
      .optional()
      .describe('Whether the text begins by saying where to send replies. Default: as the catalogue has it.'),
    headers: z
      .record(z.string().regex(/^[!-9;-~]+$/u, 'Write the name of a header field, without the colon.'), lineText)
      .optional()
      .describe("Header fields beside the catalogue's own."),
    encoded: z
      .boolean()
      .optional()
      .describe('false: subject and text as octets of UTF-8, without encoded words and MIME fields. Default: true.'),
    clockAhead: durationText.optional().describe('How far the clock behind Date is ahead. Default: not at all.'),
    clockBehind: durationText.optional().describe('How far it is behind. Default: not at all.'),
    messageIdDomain: z
      .union([z.literal('localhost'), domainText])
      .optional()
      .describe('Right side of Message-ID. Default: the domain of From.'),
  })
  .refine(({ clockAhead, clockBehind }) => clockAhead === undefined || clockBehind === undefined, {
    error: 'Keep one of `clockAhead` and `clockBehind`.',
    path: ['clockBehind'],
  });

export type WordingShape = z.infer<typeof wordingShape>;
