import { z } from 'zod';
import { FORWARDINGS } from '../../model/people.ts';
import { addressText } from './text-shapes.ts';

/** Where a mailbox passes its mail on to: written at a person, or at a mailbox of a site. */
export const forwardsShape = z.strictObject({
  to: addressText.describe('Where everything but spam goes on to.'),
  by: z
    .enum(FORWARDINGS)
    .optional()
    .describe('plain: MAIL FROM stays. srs, gmail-caf: it becomes an address of the forwarder. Default: plain.'),
  confirmed: z
    .boolean()
    .optional()
    .describe('false: the confirmation that providers ask for never came, so nothing goes on. Default: true.'),
  keepsCopy: z.boolean().optional().describe('Whether the message also stays where it came in. Default: false.'),
  altersBody: z.boolean().optional().describe('Whether the body changes on the way, by a footer. Default: false.'),
  nullSender: z
    .enum(['kept', 'rewritten'])
    .optional()
    .describe('With gmail-caf, the envelope of bounces and away messages. Not documented by Google. Default: kept.'),
});

export type ForwardsShape = z.infer<typeof forwardsShape>;
