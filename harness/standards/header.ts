import addressparser from 'nodemailer/lib/addressparser';

/** One header field (RFC 5322 section 2.2). */
export interface HeaderField {
  /** As written. */
  readonly name: string;
  /** All its octets, one character each, its line end included. */
  readonly raw: string;
  /** Unfolded and trimmed (RFC 5322 section 2.2.3), read as UTF-8. */
  readonly value: string;
}

export interface NamedAddress {
  readonly name: string;
  readonly address: string;
}

/** The header section: all lines before the first empty one. */
function headerLines(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const end = lines.findIndex((line) => line === '\r\n' || line === '\n');
  return end < 0 ? lines : lines.slice(0, end);
}

function toField(raw: string): HeaderField | null {
  const match = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s.exec(raw);
  if (match === null) return null;
  const [, name = '', body = ''] = match;
  const value = Buffer.from(body.replace(/\r?\n/g, ''), 'latin1').toString('utf8').trim();
  return { name, raw, value };
}

/**
 * The fields of a message's header section in order (RFC 5322 section 2.2). Lines that are no field are left out.
 *
 * @param raw CRLF or LF lines.
 */
export function parseHeader(raw: Buffer): HeaderField[] {
  const folded: string[] = [];
  for (const line of headerLines(raw.toString('latin1'))) {
    const continued = /^[ \t]/.test(line) ? folded.pop() : undefined;
    folded.push((continued ?? '') + line);
  }
  return folded.map(toField).filter((field) => field !== null);
}

/** The fields of one name, whatever its case, in order. */
export function fieldsNamed(fields: readonly HeaderField[], name: string): HeaderField[] {
  return fields.filter((field) => field.name.toLowerCase() === name.toLowerCase());
}

/** The mailboxes of an address field's value, those of groups included (RFC 5322 section 3.4). */
export function addressesIn(value: string): NamedAddress[] {
  return addressparser(value, { flatten: true }).map(({ name, address }) => ({ name, address }));
}
