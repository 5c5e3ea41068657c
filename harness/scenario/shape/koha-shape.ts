import { z } from 'zod';
import { SECURITIES } from '../../model/smtp.ts';
import { anyLine, idText, lineText } from './text-shapes.ts';

/** As the library typed it: Koha finds out what is no address when it sends. */
const address = anyLine;

const libraryShape = z.strictObject({
  branchname: lineText.optional().describe("Name of the library. Default: the scenario's library."),
  branchemail: address.optional().describe('From of its notices. Default: none; KohaAdminEmailAddress then.'),
  branchreplyto: address.optional().describe('Reply-To. Default: none; ReplytoDefault then.'),
  branchreturnpath: address.optional().describe('MAIL FROM. Default: none; ReturnpathDefault then, else From.'),
  smtp_server: anyLine
    .optional()
    .describe('Name of an entry of `smtp_servers`, or localhost. Default: the default one.'),
});

const smtpServerShape = z.strictObject({
  host: anyLine.optional().describe('Name or address of the server. Default: localhost.'),
  port: z.int().min(1).max(65_535).optional().describe('Default: 25.'),
  ssl_mode: z
    .enum(['disabled', 'starttls', 'ssl'])
    .optional()
    .describe('disabled: in the clear. starttls. ssl: TLS from the first octet. Default: disabled.'),
  user_name: anyLine.optional().describe('Default: none; then nobody logs in.'),
  password: z.union([anyLine, z.number()]).optional().describe('Default: none. Reports never show it.'),
  is_default: z
    .boolean()
    .optional()
    .describe('Whether libraries without a server of their own use it. Default: false.'),
});

/** Settings of Koha by the names they have there. */
export const kohaKeys = {
  KohaAdminEmailAddress: address.optional().describe('From where the library has no branchemail.'),
  ReplytoDefault: address.optional().describe('Reply-To where the library has no branchreplyto. Default: none.'),
  ReturnpathDefault: address.optional().describe('MAIL FROM where the library has no branchreturnpath. Default: none.'),
  SendAllEmailsTo: address.optional().describe('Everything goes to this address instead. Default: none.'),
  NoticeBcc: address
    .optional()
    .describe(
      'Gets a blind copy of every notice, which is not played. What is no address fails them all. Default: none.',
    ),
  libraries: z.record(idText, libraryShape).optional().describe('Libraries by branchcode, the first of them usual.'),
  smtp_servers: z
    .record(idText, smtpServerShape)
    .optional()
    .describe('Administration, SMTP servers, by name. Without one that is_default, localhost is.'),
  relayhost: anyLine
    .optional()
    .describe("Entry of `smtp_servers` to which the Koha machine's own mail server hands all. Default: none; by MX."),
  replyToField: z
    .enum(['Reply-To', 'ReplyTo'])
    .optional()
    .describe('ReplyTo: as a version of 2020. Default: Reply-To.'),
  returnPath: z
    .enum(['envelope', 'sender-field'])
    .optional()
    .describe('sender-field: as that version, MAIL FROM is always From. Default: envelope.'),
};

export const kohaSettingsShape = z.strictObject(kohaKeys);
export type KohaSettings = z.infer<typeof kohaSettingsShape>;

/** What `ssl_mode` of Koha is called here. */
export const SECURITY_OF = { disabled: 'none', starttls: 'starttls', ssl: 'tls' } as const satisfies Record<
  string,
  (typeof SECURITIES)[number]
>;
