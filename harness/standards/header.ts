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

const LF = 0x0a;
const CR = 0x0d;

/** Octets of a message's header section: all lines before the first empty one (RFC 5322 section 2.1). */
export function headerLength(raw: Buffer): number {
  let start = 0;
  for (let end = raw.indexOf(LF); end >= 0; end = raw.indexOf(LF, start)) {
    if (end === start || (end === start + 1 && raw[start] === CR)) return start;
    start = end + 1;
  }
  return raw.length;
}

function headerLines(raw: Buffer): string[] {
  return raw.toString('latin1', 0, headerLength(raw)).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

const FIELD_NAME = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/;
const BEYOND_ASCII = /[\x80-\xff]/;

function toField(raw: string): HeaderField | null {
  const match = FIELD_NAME.exec(raw);
  if (match === null) return null;
  const [start, name = ''] = match;
  const body = raw.slice(start.length).replace(/\r?\n/g, '');
  const value = (BEYOND_ASCII.test(body) ? Buffer.from(body, 'latin1').toString('utf8') : body).trim();
  return { name, raw, value };
}

/** A message is asked for its header at each step of its life, by the one who signs as by the one who answers. */
const parsed = new WeakMap<Buffer, readonly HeaderField[]>();

/**
 * The fields of a message's header section in order (RFC 5322 section 2.2). Lines that are no field are left out.
 *
 * @param raw CRLF or LF lines; not to be changed afterwards.
 */
export function parseHeader(raw: Buffer): readonly HeaderField[] {
  const known = parsed.get(raw);
  if (known !== undefined) return known;
  const fields = fieldsOf(raw);
  parsed.set(raw, fields);
  return fields;
}

function fieldsOf(raw: Buffer): HeaderField[] {
  const folded: string[] = [];
  for (const line of headerLines(raw)) {
    const continued = /^[ \t]/.test(line) ? folded.pop() : undefined;
    folded.push((continued ?? '') + line);
  }
  return folded.map(toField).filter((field) => field !== null);
}

/** The fields of one name, whatever its case, in order. */
export function fieldsNamed(fields: readonly HeaderField[], name: string): HeaderField[] {
  const wanted = name.toLowerCase();
  return fields.filter((field) => field.name.length === wanted.length && field.name.toLowerCase() === wanted);
}

/** The mailboxes of an address field's value, those of groups included (RFC 5322 section 3.4). */
export function addressesIn(value: string): NamedAddress[] {
  return addressparser(value, { flatten: true }).map(({ name, address }) => ({ name, address }));
}
