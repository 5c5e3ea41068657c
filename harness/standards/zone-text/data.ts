import ipaddr from 'ipaddr.js';
import { readName } from './names.ts';
import { readSoa } from './soa.ts';
import { readStrings } from './strings.ts';
import { wholeNumber } from './numbers.ts';
import { bad, good, shown } from './trouble.ts';
import type { RecordData, RecordType } from '../../model/dns.ts';
import type { Remark, Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/** The data part of an entry, with what is needed to read it. */
export interface DataPart {
  readonly tokens: readonly Token[];
  /** The type's own token: what is to blame where data is missing. */
  readonly type: Token;
  /** The owner as it is shown in examples. */
  readonly owner: string;
  readonly origin: string | null;
  readonly remark: Remark | null;
}

/** Reads the data of one record (RFC 1035 section 3.3, RFC 3596 section 2.2). */
export function readData(type: RecordType, part: DataPart): Read<RecordData> {
  const [first] = part.tokens;
  if (first === undefined) {
    return bad(
      part.type,
      `This ${type} record has no data.`,
      `Write it after the type, for example ${example(type, part.owner)}.`,
    );
  }
  switch (type) {
    case 'A':
      return alone(type, part) ?? readIpv4(first, part.owner);
    case 'AAAA':
      return alone(type, part) ?? readIpv6(first, part.owner);
    case 'MX':
      return readMx(first, part);
    case 'TXT':
      return readStrings(part);
    case 'SOA':
      return readSoa(part);
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return alone(type, part) ?? readTarget(type, first, part);
  }
}

const EXAMPLES: Readonly<Record<RecordType, string>> = {
  A: 'A 54.213.10.152',
  AAAA: 'AAAA 2001:db8::25',
  MX: 'MX 10 mail.acme.org.',
  TXT: 'TXT "v=spf1 -all"',
  PTR: 'PTR mail.acme.org.',
  CNAME: 'CNAME mail.acme.org.',
  NS: 'NS ns1.acme.org.',
  SOA: 'SOA ns1.acme.org. hostmaster.acme.org. 1 7200 3600 1209600 3600',
};

/** A correct line of this type, as it is quoted in a mend. */
export function example(type: RecordType, owner: string): string {
  return `\`${shown(owner)} ${EXAMPLES[type]}\``;
}

/** These types have exactly one value a record. */
function alone(type: RecordType, { tokens, owner }: DataPart): Read<never> | null {
  const extra = tokens[1];
  if (extra === undefined) return null;
  return bad(
    extra,
    `The ${type} record ends before \`${shown(extra.raw)}\`: it holds one value.`,
    `Write one line for each value, for example ${example(type, owner)}; a comment begins with \`;\`.`,
  );
}

function readIpv4(token: Token, owner: string): Read<RecordData> {
  if (!token.quoted && ipaddr.IPv4.isValidFourPartDecimal(token.raw)) {
    return good({ type: 'A', address: ipaddr.IPv4.parse(token.raw).toString() });
  }
  if (ipaddr.IPv6.isValid(token.raw)) {
    return bad(
      token,
      `\`${shown(token.raw)}\` is an IPv6 address; an A record holds an IPv4 address.`,
      `Write \`${shown(owner)} AAAA ${shown(token.raw)}\`.`,
    );
  }
  const mend = `Write four numbers from 0 to 255, for example ${example('A', owner)}.`;
  return bad(token, `\`${shown(token.raw)}\` is not an IPv4 address.`, mend);
}

function readIpv6(token: Token, owner: string): Read<RecordData> {
  if (!token.quoted && !token.raw.includes('%') && ipaddr.IPv6.isValid(token.raw)) {
    return good({ type: 'AAAA', address: ipaddr.IPv6.parse(token.raw).toString() });
  }
  if (ipaddr.IPv4.isValidFourPartDecimal(token.raw)) {
    return bad(
      token,
      `\`${shown(token.raw)}\` is an IPv4 address; an AAAA record holds an IPv6 address.`,
      `Write \`${shown(owner)} A ${shown(token.raw)}\`.`,
    );
  }
  const mend = `Write up to eight groups of hexadecimal digits, for example ${example('AAAA', owner)}.`;
  return bad(token, `\`${shown(token.raw)}\` is not an IPv6 address.`, mend);
}

/** RFC 1035 section 3.3.9; `0 .` is the null MX of RFC 7505. */
function readMx(first: Token, part: DataPart): Read<RecordData> {
  const [, second, extra] = part.tokens;
  const preference = wholeNumber(first, 65_535);
  if (preference === null) return noPreference(first, second, part.owner);
  if (second === undefined) {
    return bad(
      first,
      'This MX record names no mail server after its preference.',
      `Write for example ${example('MX', part.owner)}.`,
    );
  }
  if (extra !== undefined) {
    return bad(
      extra,
      `The MX record ends before \`${shown(extra.raw)}\`: it names one server.`,
      `Write one line for each server, for example ${example('MX', part.owner)}.`,
    );
  }
  if (!second.quoted && ipaddr.IPv6.isValid(second.raw)) return addressAsServer(second, part.owner);
  const exchange = readName(second, part.origin);
  return exchange.ok ? good({ type: 'MX', preference, exchange: exchange.value }) : exchange;
}

/** IPv4 addresses are names by their form, and people do publish them; this cannot even be that. */
function addressAsServer(token: Token, owner: string): Read<never> {
  const address = shown(token.raw);
  return bad(
    token,
    `\`${address}\` is an address; an MX record names a server.`,
    `Write ${example('MX', owner)}, and \`mail.acme.org. AAAA ${address}\` for the server.`,
  );
}

function noPreference(first: Token, second: Token | undefined, owner: string): Read<never> {
  if (/^[-+]?\d+$/.test(first.raw)) {
    return bad(
      first,
      `The preference \`${shown(first.raw)}\` is not between 0 and 65535.`,
      `Write for example ${example('MX', owner)}.`,
    );
  }
  const server = shown(first.raw);
  const number = second !== undefined && /^\d+$/.test(second.raw) ? second.raw : '10';
  return bad(
    first,
    'An MX record begins with its preference, a number; the mail server follows.',
    `Write \`${shown(owner)} MX ${number} ${server}\`.`,
  );
}

function readTarget(type: 'PTR' | 'CNAME' | 'NS', token: Token, part: DataPart): Read<RecordData> {
  const target = readName(token, part.origin);
  return target.ok ? good({ type, target: target.value }) : target;
}
