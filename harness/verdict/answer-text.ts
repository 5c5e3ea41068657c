import type { Answer, RecordData } from '../model/dns.ts';

/** An answer as one line: its records in presentation form (RFC 1035 section 5), or how the question ended. */
export function answerText(answer: Answer): string {
  const aliases = answer.aliases.map((name) => `CNAME ${name}`);
  const found = answer.status === 'found' ? answer.data.map(recordText) : [answer.status];
  return [...aliases, ...found].join('; ');
}

function recordText(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'MX':
      return `${data.preference} ${data.exchange}.`;
    case 'TXT':
      return data.strings.map(quoted).join(' ');
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return `${data.target}.`;
    case 'SOA':
      return `${data.mname}. ${data.rname}. ${data.serial} ${data.refresh} ${data.retry} ${data.expire} ${data.minimum}`;
  }
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
