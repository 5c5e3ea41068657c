import { z } from 'zod';
import { anyLine, emptyOrAddressText } from './text-shapes.ts';

/** Settings of Evergreen by the names they have there: of the library, and of opensrf.xml. */
export const evergreenKeys = {
  'org.bounced_emails': emptyOrAddressText
    .optional()
    .describe('"Sending email address for patron notices": From and Reply-To in the templates. Default: none.'),
  'lib.email': emptyOrAddressText
    .optional()
    .describe('The library’s e-mail address, where that is empty. Default: none.'),
  email_notify: z
    .strictObject({
      smtp_server: anyLine.optional().describe('Server that relays. Default: localhost, which delivers by MX.'),
      sender_address: emptyOrAddressText.optional().describe('From where neither of the two is set. Default: none.'),
    })
    .optional()
    .describe('Settings of Evergreen in opensrf.xml.'),
};

type Shape = { [Key in keyof typeof evergreenKeys]?: z.infer<(typeof evergreenKeys)[Key]> | undefined };
export type EvergreenSettings = Readonly<Shape>;
