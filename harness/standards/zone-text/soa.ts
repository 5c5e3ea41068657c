import { readName } from './names.ts';
import { looksLikeTtl, readSeconds, wholeNumber } from './numbers.ts';
import { bad, good, shown } from './trouble.ts';
import type { RecordData } from '../../model/dns.ts';
import type { DataPart } from './data.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

const FIELDS = ['name server', 'mailbox', 'serial', 'refresh', 'retry', 'expire', 'minimum'] as const;
const LARGEST = 2 ** 32 - 1;
const MEND = 'Write seven values: `acme.org. SOA ns1.acme.org. hostmaster.acme.org. 1 7200 3600 1209600 3600`.';

/** RFC 1035 section 3.3.13: two names, a serial number and four times in seconds. */
export function readSoa({ tokens, type, origin }: DataPart): Read<RecordData> {
  const [server, mailbox, number, ...times] = tokens;
  const extra = tokens[FIELDS.length];
  if (extra !== undefined) return bad(extra, `The SOA record ends before \`${shown(extra.raw)}\`.`, MEND);
  const lacking = FIELDS[tokens.length];
  if (server === undefined || mailbox === undefined || number === undefined || lacking !== undefined) {
    return bad(tokens.at(-1) ?? type, `This SOA record lacks its ${lacking ?? 'minimum'}.`, MEND);
  }
  const mname = readName(server, origin);
  if (!mname.ok) return mname;
  const rname = readMailbox(mailbox, origin);
  if (!rname.ok) return rname;
  const serial = wholeNumber(number, LARGEST);
  if (serial === null)
    return bad(number, `The serial \`${shown(number.raw)}\` is not a number below 4294967296.`, MEND);
  return withTimes({ mname: mname.value, rname: rname.value, serial }, times);
}

function withTimes(head: { mname: string; rname: string; serial: number }, times: readonly Token[]): Read<RecordData> {
  const seconds: number[] = [];
  for (const [index, token] of times.entries()) {
    if (!looksLikeTtl(token))
      return bad(token, `The ${FIELDS[index + 3] ?? 'time'} \`${shown(token.raw)}\` is not a number.`, MEND);
    const read = readSeconds(token, LARGEST, FIELDS[index + 3] ?? 'time');
    if (!read.ok) return read;
    seconds.push(read.value);
  }
  const [refresh = 0, retry = 0, expire = 0, minimum = 0] = seconds;
  return good({ type: 'SOA', ...head, refresh, retry, expire, minimum });
}

/** The mailbox's first label may hold dots, escaped (RFC 1035 section 8); it is kept as written. */
function readMailbox(token: Token, origin: string | null): Read<string> {
  const local = /^(?:[^.\\]|\\.)*\\\.(?:[^.\\]|\\.)*/s.exec(token.raw)?.[0];
  if (local === undefined || token.quoted) return readName(token, origin);
  const rest = readName({ ...token, raw: token.raw.slice(local.length + 1) }, origin);
  return rest.ok ? good(`${local.toLowerCase()}.${rest.value}`) : rest;
}
