import { z } from 'zod';
import type { SystemKind } from '../../model/sender.ts';
import { almaKeys } from './alma-shape.ts';
import { evergreenKeys } from './evergreen-shape.ts';
import { folioKeys } from './folio-shape.ts';
import { kohaKeys, kohaSettingsShape } from './koha-shape.ts';
import { addressText, anyLine, domainText, durationText, emptyOrAddressText, idText, lineText } from './text-shapes.ts';
import { queueShape, siteShape } from './site-shape.ts';
import { wordingShape } from './wording-shape.ts';

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

const emptyOrDomain = z.union([z.literal(''), domainText], {
  error: 'Write a domain name, such as acme.org, or "" for none.',
});

/** The properties of CyberTools' Staff Functions by the names they have there, and the envelope sender. */
const propertyKeys = {
  'Library E-Mail From Address': addressText.optional(),
  'Library E-Mail Reply-To Address': emptyOrAddressText.optional(),
  'Internet Domain Name': emptyOrDomain.optional(),
  'E-Mail Server Name (SMTP)': anyLine.optional(),
  'The E-mail Server allows cybertoolsforlibraries.net to relay': relayFlag
    .optional()
    .describe('TRUE or FALSE. Default: FALSE.'),
  "The above e-mail addresses' e-mail server DNS TXT records": recordsFlag
    .optional()
    .describe('TRUE, FALSE or "Not applicable since e-mail server relays". Default: FALSE.'),
  'MAIL FROM': addressText.optional().describe('Envelope sender, where it is not what the other properties make it.'),
  'Unusable addresses': z
    .enum(['skipped', 'queued'])
    .optional()
    .describe('What becomes of a notice to something that is no address. Not documented. Default: skipped.'),
};

const propertiesShape = z.strictObject(propertyKeys);

/** Which settings belong to which kind of catalogue, by the names they have there. */
export const SETTINGS_OF: Readonly<Record<SystemKind, readonly string[]>> = {
  cybertools: Object.keys(propertyKeys),
  koha: Object.keys(kohaKeys),
  folio: Object.keys(folioKeys),
  evergreen: Object.keys(evergreenKeys),
  alma: Object.keys(almaKeys),
};

/** Settings of any catalogue: those of another one than the scenario's are a mistake that is told when it is resolved. */
export const settingsShape = z.strictObject({
  ...propertyKeys,
  ...kohaKeys,
  ...folioKeys,
  ...evergreenKeys,
  ...almaKeys,
  wording: wordingShape.optional().describe("How its notices are worded. Default: the catalogue's own template."),
});

/** Which catalogue sends, and how it is set up. */
const OMITTED = ['From', 'Date', 'Message-ID', 'Subject', 'To'] as const;

export const senderShape = settingsShape.extend({
  omits: z
    .array(z.enum(OMITTED))
    .optional()
    .describe('Header fields that its notices lack, as a changed script may leave them out. Default: none.'),
  system: idText.optional().describe("A file of fixtures/senders. Default: the population's, else cybertools."),
});

const systemKeys = {
  id: idText.describe("The file's name."),
  title: lineText,
  canSign: z.boolean().describe("Whether it could sign with the library's DKIM key."),
  headers: z
    .record(z.string().regex(/^[!-9;-~]+$/u, 'Write the name of a header field, without the colon.'), lineText)
    .optional()
    .describe('Header fields it puts on every notice.'),
  site: siteShape.describe("Whose hosts send; its id is the system's unless written."),
};

/** A catalogue as a fixture: fixtures/senders. Its kind says which code plays it. */
export const senderSystemShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cybertools'),
    ...systemKeys,
    defaultFrom: addressText.describe('From and MAIL FROM while the library has set up nothing else.'),
  }),
  z.strictObject({
    kind: z.literal('koha'),
    ...systemKeys,
    settings: kohaSettingsShape.optional().describe('Settings as they are before a library changes any.'),
    queueEvery: durationText.describe('From one run of process_message_queue.pl to the next.'),
  }),
  z.strictObject({
    kind: z.literal('folio'),
    ...systemKeys,
    retry: queueShape.describe('How mod-email tries again.'),
  }),
  z.strictObject({ kind: z.literal('evergreen'), ...systemKeys }),
  z.strictObject({ kind: z.literal('alma'), ...systemKeys }),
]);

export type SenderShape = z.infer<typeof senderShape>;
export type SettingsShape = z.infer<typeof settingsShape>;
export type PropertiesShape = z.infer<typeof propertiesShape>;
export type SenderSystemShape = z.infer<typeof senderSystemShape>;
