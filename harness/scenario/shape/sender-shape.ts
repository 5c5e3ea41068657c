import { z } from 'zod';
import { addressText, anyLine, domainText, idText, lineText } from './text-shapes.ts';
import { siteShape } from './site-shape.ts';

const YES_NO = /^(true|false)$/iu;
const NOT_APPLICABLE = /^(n\/a|not applicable( since e-?mail server relays)?)$/iu;

const relayFlag = z.union([z.boolean(), z.string().refine((text) => YES_NO.test(text), 'Write TRUE or FALSE.')]);

const recordsFlag = z.union([
  z.boolean(),
  z
    .string()
    .refine(
      (text) => YES_NO.test(text) || NOT_APPLICABLE.test(text),
      'Write TRUE, FALSE or "Not applicable since e-mail server relays".',
    ),
]);

const emptyOrAddress = z.union([z.literal(''), addressText], {
  error: 'Write an e-mail address, such as library@acme.org, or "" for none.',
});

const emptyOrDomain = z.union([z.literal(''), domainText], {
  error: 'Write a domain name, such as acme.org, or "" for none.',
});

/** The properties of CyberTools' Staff Functions by the names they have there, and the envelope sender. */
export const propertiesShape = z.strictObject({
  'Library E-Mail From Address': addressText.optional(),
  'Library E-Mail Reply-To Address': emptyOrAddress.optional(),
  'Internet Domain Name': emptyOrDomain.optional(),
  'E-Mail Server Name (SMTP)': anyLine.optional(),
  'The E-mail Server allows cybertoolsforlibraries.net to relay': relayFlag
    .optional()
    .describe('TRUE or FALSE. Default: FALSE.'),
  "The above e-mail addresses' e-mail server DNS TXT records": recordsFlag
    .optional()
    .describe('TRUE, FALSE or "Not applicable since e-mail server relays". Default: FALSE.'),
  'MAIL FROM': addressText.optional().describe('Envelope sender, where it is not what the other properties make it.'),
});

/** Which catalogue sends, and its properties. */
export const senderShape = propertiesShape.extend({
  system: idText.optional().describe('A file of fixtures/senders. Default: cybertools.'),
});

/** A catalogue as a fixture: fixtures/senders. */
export const senderSystemShape = z.strictObject({
  id: idText.describe("The file's name."),
  title: lineText,
  canSign: z.boolean().describe("Whether it could sign with the library's DKIM key."),
  defaultFrom: addressText.describe('From and MAIL FROM while the library has set up nothing else.'),
  headers: z
    .record(z.string().regex(/^[!-9;-~]+$/u, 'Write the name of a header field, without the colon.'), lineText)
    .optional()
    .describe('Header fields it puts on every notice.'),
  site: siteShape.describe("Whose hosts send; its id is the system's unless written."),
});

export type PropertiesShape = z.infer<typeof propertiesShape>;
export type SenderSystemShape = z.infer<typeof senderSystemShape>;
