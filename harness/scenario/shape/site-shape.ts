import { z } from 'zod';
import { forwardsShape } from './forwards-shape.ts';
import { sesShape } from './ses-shape.ts';
import {
  addressText,
  anyLine,
  domainText,
  durationText,
  idText,
  ipText,
  lineText,
  nameText,
  sourceShape,
  zoneTexts,
} from './text-shapes.ts';

export const hostShape = z.strictObject({
  name: domainText.describe('Name of the machine. Its A, AAAA and PTR records are published unless a zone says else.'),
  addresses: z.array(ipText).min(1).describe('IPv4 and IPv6 addresses. No other host may have one of them.'),
  receives: z.boolean().optional().describe('Takes connections on port 25. Default: true.'),
  sends: z.boolean().optional().describe("Sends its site's mail. Default: false."),
  helo: lineText.optional().describe('What it says in EHLO. Default: its name.'),
  startTls: z
    .enum(['none', 'offered', 'required'])
    .optional()
    .describe('Whether it offers STARTTLS to those who send to it, and refuses mail without it. Default: none.'),
  usesStartTls: z
    .boolean()
    .optional()
    .describe('As a sender: uses STARTTLS where it is offered, without asking who the other side is. Default: true.'),
  submission: z
    .array(z.int().min(1).max(65_535))
    .min(1)
    .optional()
    .describe('Ports where it takes mail from who logs in, such as [587, 465]; 465 speaks TLS at once. Default: none.'),
  ptr: z
    .union([z.literal('none'), domainText])
    .optional()
    .describe('Name in its PTR records, or none. Default: its name.'),
});

export const queueShape = z.strictObject({
  retryAfter: z
    .array(durationText)
    .min(1)
    .describe('Time from one attempt to the next; the last one repeats. For example [15m, 30m, 1h].'),
  lifetime: durationText.describe('Time from the first attempt until it gives up.'),
  source: sourceShape.optional(),
  assumed: z.boolean().optional().describe('True where no source supports these times. Default: false with a source.'),
});

const passwordText = z.union([lineText, z.number()]);

/** An account of a submission service; a later part of a site replaces it whole. */
export const accountShape = z.strictObject({
  password: passwordText.describe('Made up. Reports never show it.'),
  appPasswords: z.array(passwordText).optional().describe('Passwords for one program each. Default: none.'),
  addresses: z
    .array(anyLine)
    .min(1)
    .optional()
    .describe('What it may use as MAIL FROM and From, its own first; `*@acme.org`: all there. Default: the user name.'),
});

export const signingShape = z.strictObject({
  domain: domainText.describe('Mail whose From lies in this domain is signed, and `d=` names it.'),
  selector: lineText.describe('DKIM selector.'),
  key: idText.describe('Private key: a file of fixtures/keys, without .pem.'),
});

export const MAILBOX_STATES = ['ok', 'disabled', 'full', 'full-inactive', 'internal-only'] as const;

export const mailboxShape = z.strictObject({
  reader: z
    .enum(['library', 'vendor', 'nobody', 'stranger'])
    .describe('Who looks into it. A mailbox of a person is written at the person.'),
  state: z.enum(MAILBOX_STATES).optional().describe('How the account stands. Default: ok.'),
  forwards: forwardsShape.optional().describe('Where its mail goes on to. Default: it stays.'),
  responder: idText
    .optional()
    .describe('What answers by itself, such as a ticket system: a file of fixtures/responders. Default: none.'),
});

const setting = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export const settingsShape = z.record(z.string(), setting);

/** Somebody who runs mail. Every key may be left out where the site is already described elsewhere. */
export const siteShape = z.strictObject({
  id: idText.optional().describe('Unique. The id of a provider changes that provider for this scenario.'),
  title: nameText.optional().describe('Shown in reports. Default: the id.'),
  domains: z.array(domainText).optional().describe('Domains it takes mail for.'),
  receiver: idText.optional().describe('How its servers decide: a file of fixtures/receivers.'),
  settings: settingsShape.optional().describe('Settings of that receiver.'),
  hosts: z.array(hostShape).min(1).optional().describe('Its machines.'),
  queue: queueShape.optional().describe('How long it tries. Default: 15m, 30m, 1h, then every 4h, for 5d.'),
  signing: z.array(signingShape).optional().describe('DKIM keys it signs with.'),
  seals: signingShape
    .extend({ domain: domainText.describe('`d=` of the seals.') })
    .optional()
    .describe('Key with which it seals what it relays and forwards (ARC, RFC 8617). Default: it seals nothing.'),
  accounts: z
    .record(lineText, accountShape)
    .optional()
    .describe('Who may log in to its `submission` ports, by user name. Default: nobody.'),
  ses: sesShape.optional().describe('The account of Amazon SES that this site is: services: [amazon-ses] has one.'),
  dsnFrom: addressText.optional().describe('From of its bounces. Default: mailer-daemon@ its first sending host.'),
  mailboxes: z.record(addressText, mailboxShape).optional().describe("Its mailboxes beyond the people's own."),
  zone: zoneTexts.optional().describe('DNS records, one a line: `acme.org. 3600 IN TXT "v=spf1 -all"`.'),
});

export type HostShape = z.infer<typeof hostShape>;
export type QueueShape = z.infer<typeof queueShape>;
export type SigningShape = z.infer<typeof signingShape>;
export type AccountShape = z.infer<typeof accountShape>;
export type MailboxShape = z.infer<typeof mailboxShape>;
export type SiteShape = z.infer<typeof siteShape>;
