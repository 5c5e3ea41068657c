import { z } from 'zod';
import { addressText, dateText, domainText, idText, ipText, localTimeText } from './text-shapes.ts';

const bulkShape = z.strictObject({
  domain: domainText.describe('Domain in From. Providers add up all that lies below one organizational domain.'),
  at: z.union([idText, z.array(idText).min(1)]).describe('Ids of the providers that got so much mail, each by itself.'),
  messagesPerDay: z.int().min(1).describe('Messages a day to that provider, from all libraries together.'),
  until: dateText.optional().describe('Local date of the last such day. Default: it goes on.'),
});

const arrivalsShape = z.strictObject({
  from: ipText.describe('Address that the messages came from.'),
  at: z.union([idText, z.array(idText).min(1)]).describe('Ids of the sites that took so many, each by itself.'),
  messages: z.int().min(1).describe('How many, all at one time.'),
  on: localTimeText.describe('Local date and time at which they came.'),
  to: z
    .union([addressText, domainText])
    .optional()
    .describe("Recipient, or only the domain of the recipients. Default: the site's first domain."),
});

const suppressedShape = z
  .strictObject({
    at: idText.describe('Id of the service, such as amazon-ses.'),
    address: addressText.describe('The address that it does not send to.'),
    list: z
      .enum(['account', 'global'])
      .optional()
      .describe(
        "The account's own list, or that of all customers' hard bounces, which forgets it 14 days after the start. Default: account.",
      ),
    reason: z.enum(['bounce', 'complaint']).optional().describe('Default: bounce.'),
  })
  .refine(({ list, reason }) => list !== 'global' || reason !== 'complaint', {
    error: 'Write `list: account`, or leave `reason` out: the list of all customers is one of hard bounces.',
    path: ['reason'],
  });

const trafficShape = z
  .strictObject({
    from: ipText.optional().describe('Address that it was sent from: one of a host of this scenario.'),
    domain: domainText.optional().describe('Domain in From.'),
    account: idText.optional().describe('Id of the service whose account it went through, such as amazon-ses.'),
    on: localTimeText.describe('Local date and time at which it was sent, all at one time.'),
    messages: z.int().min(1).describe('How many messages.'),
    usual: z.int().min(1).optional().describe('Messages on a usual day from that address. Default: not known.'),
    complaints: z.int().min(0).optional().describe('How many of them were marked as spam. Default: 0.'),
    bounces: z.int().min(0).optional().describe('How many came back because there is no such mailbox. Default: 0.'),
    by: z
      .enum(['library', 'others'])
      .optional()
      .describe(
        'Whose it was: the library’s, or that of others who share the address or the account. Default: library.',
      ),
  })
  .refine(({ from, domain, account }) => (from ?? domain ?? account) !== undefined, {
    error: 'Write what it went through: `from:`, `domain:` or `account:`.',
  })
  .refine(({ from, usual }) => usual === undefined || from !== undefined, {
    error: 'Write `from:` as well: what is usual is asked of addresses alone.',
    path: ['usual'],
  });

/** Something that had happened before the first act. */
export const historyShape = z
  .strictObject({
    bulk: bulkShape
      .optional()
      .describe("A domain's mail to a provider's mailboxes, which makes it a bulk sender there or not."),
    arrivals: arrivalsShape
      .optional()
      .describe('Messages from one address that a site took, which its limits an hour and a minute count.'),
    suppressed: suppressedShape.optional().describe('An address that a service does not send to any more.'),
    traffic: trafficShape
      .optional()
      .describe('Mail that gave an address, a domain or an account its name, such as a mass mailing (a model).'),
  })
  .refine((entry) => Object.keys(entry).length === 1, {
    error: 'Write one of bulk, arrivals, suppressed and traffic in each entry.',
    // A key that is unknown is told by itself.
    when: ({ issues }) => issues.length === 0,
  });

export type ArrivalsShape = z.infer<typeof arrivalsShape>;
export type SuppressedShape = z.infer<typeof suppressedShape>;
export type TrafficShape = z.infer<typeof trafficShape>;
export type BulkShape = z.infer<typeof bulkShape>;
