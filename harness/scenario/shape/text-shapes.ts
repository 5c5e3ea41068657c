import { z } from 'zod';
import { addressProblem } from '../../standards/address.ts';
import { isMailDomain, normalDomain } from '../../standards/domain.ts';
import { parseIp } from '../../standards/ip.ts';

/** One line of text: it may end in a header field or on the wire, so it holds no control characters. */
// oxlint-disable-next-line no-control-regex -- exactly these are kept out
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/u;
const ONE_LINE_MEND = 'Write it on one line, without tabs or other control characters.';

export const lineText = z.string().min(1, 'Write a text here.').regex(ONE_LINE, ONE_LINE_MEND);
/** Characters. Reports say names in tables and in the middle of sentences. */
const LONGEST_NAME = 200;

/** What somebody or something is called. */
export const nameText = lineText.max(LONGEST_NAME, `Write at most ${LONGEST_NAME} characters.`);
/** As lineText, but may be empty. */
export const anyLine = z.string().regex(ONE_LINE, ONE_LINE_MEND);

export const idText = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/u, 'Write letters, digits, `-`, `_` and `.`, beginning with a letter or digit.');

export const durationText = z
  .string({ error: 'Write a number and its unit, such as 90s, 15m, 4h or 5d.' })
  .regex(/^\d{1,6}[smhd]$/u, 'Write a number and its unit, such as 90s, 15m, 4h or 5d.');

/** Octets: a number, in kilo- or megabytes of 1,000 and 1,000,000. */
export const sizeText = z
  .string({ error: 'Write a number and its unit, such as 500kB or 12MB.' })
  .regex(/^\d{1,4}(kB|MB)$/u, 'Write a number and its unit, such as 500kB or 12MB.');

/** Signatures and protocols count seconds from 1970 on, and a year has four digits in every date that mail writes. */
export const localTimeText = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/u,
    'Write the local date and time, such as 2026-11-02T09:00.',
  )
  .regex(/^(?:19[789]|2\d\d)/u, 'Write a year from 1970 to 2999, such as 2026-11-02T09:00.');

export const timeOfDayText = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'Write hour and minute of the 24-hour clock in quotes, such as "01:05".');

export const dateText = z.iso.date({ error: 'Write the date as year, month and day, such as 2026-10-12.' });

export const ipText = z
  .string()
  .refine((text) => parseIp(text) !== null, 'Write an IP address, such as 203.0.113.25 or 2001:db8::25.');

export const domainText = z
  .string()
  .refine((text) => isMailDomain(normalDomain(text)), 'Write a domain name, such as mail.acme.org.');

const ADDRESS_MEND = 'Write an e-mail address, such as library@acme.org.';

/** local-part@domain as somebody typed it, errors and all; without display name. */
export const typedAddressText = z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/u, ADDRESS_MEND);

/**
 * local-part@domain by the grammar of SMTP (RFC 5321 section 4.1.2), without display name; whether the domain exists is
 * the DNS's matter.
 */
export const addressText = typedAddressText.refine((text) => addressProblem(text) === null, {
  error: ({ input }) => `${ADDRESS_MEND} ${addressProblem(String(input)) ?? ''}`.trimEnd(),
});

/** As addressText, or '' for none. */
export const emptyOrAddressText = z.union([z.literal(''), addressText], {
  error: 'Write an e-mail address, such as library@acme.org, or "" for none.',
});

export const sourceShape = z.strictObject({
  title: lineText.describe('Name of the page, RFC section or report.'),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/u, 'Write year and month, or year, month and day: 2026-06 or 2026-06-18.')
    .describe('Date of the page, or of the day it was read.'),
});

/** Zone text: RFC 1035 lines. A list of texts is a list of layers, each replacing record sets of those before. */
export const zoneTexts = z.union([z.string(), z.array(z.string()).min(1)]);
