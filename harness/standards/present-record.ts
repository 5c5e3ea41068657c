import type { RecordData } from '../model/dns.ts';

/** A record's data as zone files and `dig` write it (RFC 1035 section 5.1): names end in a dot, strings are quoted. */
export function presentRecord(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'MX':
      return `${data.preference} ${data.exchange}.`;
    case 'TXT':
      return data.strings.map(presentString).join(' ');
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return `${data.target}.`;
    case 'SOA': {
      const { mname, rname, serial, refresh, retry, expire, minimum } = data;
      return `${mname}. ${rname}. ${serial} ${refresh} ${retry} ${expire} ${minimum}`;
    }
  }
}

/** Quotes and backslashes are escaped, and octets that cannot be printed become `\DDD`. */
function presentString(octets: string): string {
  const escaped = octets.replaceAll(/["\\]|[^ -~]/g, (octet) =>
    octet === '"' || octet === '\\' ? `\\${octet}` : `\\${String(octet.charCodeAt(0)).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
