import { z } from 'zod';
import { dateText, domainText, idText } from './text-shapes.ts';

const bulkShape = z.strictObject({
  domain: domainText.describe('Domain in From. Providers add up all that lies below one organizational domain.'),
  at: z.union([idText, z.array(idText).min(1)]).describe('Ids of the providers that got so much mail, each by itself.'),
  messagesPerDay: z.int().min(1).describe('Messages a day to that provider, from all libraries together.'),
  until: dateText.optional().describe('Local date of the last such day. Default: it goes on.'),
});

/** Something that had happened before the first act. */
export const historyShape = z.strictObject({
  bulk: bulkShape.describe("A domain's mail to a provider's mailboxes, which makes it a bulk sender there or not."),
});

export type BulkShape = z.infer<typeof bulkShape>;
