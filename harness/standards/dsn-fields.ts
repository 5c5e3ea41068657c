import { fieldsNamed, parseHeader, type HeaderField } from './header.ts';

/** What a delivery status notification says of one recipient (RFC 3464 section 2.3). */
export interface RecipientStatus {
  /** Address, without its type. */
  readonly finalRecipient: string;
  /** Lower-case: failed, delayed, delivered, relayed, expanded. */
  readonly action: string;
  /** RFC 3463, e.g. 5.1.1. */
  readonly status: string;
  /** The remote server's words, without their type; null where it gave none. */
  readonly diagnosticCode: string | null;
  readonly remoteMta: string | null;
}

export interface DeliveryStatus {
  readonly reportingMta: string;
  readonly recipients: readonly RecipientStatus[];
}

/** RFC 2046 section 5.1.1: the value of `boundary`, in quotes or not. */
function boundaryOf(fields: readonly HeaderField[]): string | null {
  const type = fieldsNamed(fields, 'Content-Type')[0]?.value ?? '';
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  return /^multipart\//i.test(type) ? (quoted ?? plain ?? null) : null;
}

function partsOf(text: string, boundary: string): string[] {
  const [, ...parts] = `\n${text}`.replace(/\r\n/g, '\n').split(`\n--${boundary}`);
  return parts.filter((part) => !part.startsWith('--')).map((part) => part.replace(/^[ \t]*\n/, ''));
}

function bodyOf(part: string): string {
  const end = part.search(/\n\n/);
  return part.startsWith('\n') ? part.slice(1) : part.slice(end < 0 ? part.length : end + 2);
}

/** The value behind `rfc822;`, `dns;` or `smtp;` (RFC 3464 section 2.1.2). */
function untyped(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/^[^;]*;\s*/, '');
}

function valueIn(group: readonly HeaderField[], name: string): string | undefined {
  return fieldsNamed(group, name)[0]?.value;
}

function recipientOf(group: readonly HeaderField[]): RecipientStatus {
  return {
    finalRecipient: untyped(valueIn(group, 'Final-Recipient')) ?? '',
    action: (valueIn(group, 'Action') ?? '').toLowerCase(),
    status: valueIn(group, 'Status') ?? '',
    diagnosticCode: untyped(valueIn(group, 'Diagnostic-Code')),
    remoteMta: untyped(valueIn(group, 'Remote-MTA')),
  };
}

/**
 * Reads the machine-readable part of a delivery status notification (RFC 3464 section 2); null where a message has no
 * such part.
 *
 * @param raw the whole message, CRLF or LF lines.
 */
export function parseDeliveryStatus(raw: Buffer): DeliveryStatus | null {
  const boundary = boundaryOf(parseHeader(raw));
  if (boundary === null) return null;
  const isStatus = (part: string): boolean =>
    /^message\/delivery-status\b/i.test(valueIn(parseHeader(Buffer.from(part, 'latin1')), 'Content-Type') ?? '');
  const part = partsOf(raw.toString('latin1'), boundary).find(isStatus);
  if (part === undefined) return null;
  const groups = bodyOf(part)
    .split(/\n{2,}/)
    .map((group) => parseHeader(Buffer.from(group, 'latin1')))
    .filter((group) => group.length > 0);
  const [message = [], ...recipients] = groups;
  return { reportingMta: untyped(valueIn(message, 'Reporting-MTA')) ?? '', recipients: recipients.map(recipientOf) };
}
