import type { Answer } from '../model/dns.ts';
import { presentRecord } from '../standards/present-record.ts';

/** An answer as one line: its records in presentation form (RFC 1035 section 5), or how the question ended. */
export function answerText(answer: Answer): string {
  const aliases = answer.aliases.map((name) => `CNAME ${name}`);
  const found = answer.status === 'found' ? answer.data.map(presentRecord) : [answer.status];
  return [...aliases, ...found].join('; ');
}
