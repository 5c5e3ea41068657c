import { z } from 'zod';
import { MX_FAILURES } from '../../model/ses.ts';
import { addressText, domainText, durationText, idText, lineText } from './text-shapes.ts';

const customMailFromShape = z.strictObject({
  domain: domainText.describe('A subdomain of the identity, used for nothing else.'),
  onMxFailure: z
    .enum(MX_FAILURES)
    .optional()
    .describe('While its MX is not right: use-default takes amazonses.com, reject refuses. Default: use-default.'),
});

export const sesIdentityShape = z.strictObject({
  verified: z
    .boolean()
    .optional()
    .describe('Of an address: its link was opened. Of a domain without Easy DKIM: verified otherwise. Default: true.'),
  dkim: z
    .enum(['easy', 'off'])
    .optional()
    .describe('easy: by the three CNAMEs. Default: easy for a domain, off for an address that was verified by itself.'),
  mailFrom: customMailFromShape.optional().describe('Custom MAIL FROM domain. Default: amazonses.com.'),
  feedbackForwarding: z.boolean().optional().describe('Mails bounces and complaints to MAIL FROM. Default: true.'),
  age: durationText.optional().describe('Set up so long before the story begins. Default: 0s.'),
});

/** The account of Amazon SES that a service site is; a later part replaces what it names, identities one by one. */
export const sesShape = z.strictObject({
  region: lineText.optional().describe('Such as us-east-1.'),
  sandbox: z.boolean().optional().describe('Verified recipients only, 200 a day. Default: false.'),
  accountSuppression: z.boolean().optional().describe('Whether the account has a suppression list. Default: true.'),
  pool: z.enum(['shared', 'dedicated']).optional().describe('Which addresses send. Default: shared.'),
  dedicatedHosts: z.array(domainText).optional().describe('Its hosts that send for dedicated customers alone.'),
  identities: z
    .record(z.string(), sesIdentityShape)
    .optional()
    .describe('What it may send as: addresses, and domains with all that lies below. Default: nothing.'),
  tokens: z.array(idText).length(3).optional().describe('The three names of Easy DKIM.'),
  key: idText.optional().describe('The key behind them: a file of fixtures/keys, without .pem.'),
  dkimZone: domainText.optional().describe('Where their CNAMEs lead to.'),
  mailDomain: domainText.optional().describe('Domain of the return path without a custom one.'),
  feedbackHost: domainText.optional().describe('What the MX of a custom MAIL FROM domain names.'),
  complaintsTo: addressText.optional().describe('Where providers report complaints.'),
});

export type SesShape = z.infer<typeof sesShape>;
export type SesIdentityShape = z.infer<typeof sesIdentityShape>;
