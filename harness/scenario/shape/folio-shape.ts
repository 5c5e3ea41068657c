import { z } from 'zod';
import { anyLine, emptyOrAddressText } from './text-shapes.ts';

/** The SMTP configuration of FOLIO's mod-email by the names it has there: one for the whole tenant. */
const smtpConfiguration = z.strictObject({
  host: anyLine.optional().describe('Server that everything is handed to.'),
  port: z.int().min(1).max(65_535).optional().describe('Default: 587.'),
  ssl: z.boolean().optional().describe('TLS from the first octet. Default: false.'),
  startTlsOptions: z.enum(['DISABLED', 'OPTIONAL', 'REQUIRED']).optional().describe('Default: OPTIONAL.'),
  username: anyLine.optional().describe('Default: none; then nobody logs in.'),
  password: z.union([anyLine, z.number()]).optional().describe('Default: none. Reports never show it.'),
  from: emptyOrAddressText.optional().describe('From and MAIL FROM of all notices of all libraries of the tenant.'),
  emailHeaders: z
    .strictObject({ 'Reply-To': emptyOrAddressText.optional().describe('Default: none; answers go to From.') })
    .optional()
    .describe('Further header fields.'),
});

export const folioKeys = {
  'mod-email': smtpConfiguration
    .optional()
    .describe('SMTP configuration of FOLIO, laid over that of before key by key.'),
};

export type FolioSettings = { readonly 'mod-email'?: z.infer<typeof smtpConfiguration> | undefined };
