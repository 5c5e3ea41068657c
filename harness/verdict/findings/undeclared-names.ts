import type { DnsEntry, Question, RecordType } from '../../model/dns.ts';
import { siteTitle } from '../reason.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct } from './sets.ts';

/** A line of a record of each type, to be filled in with what the name really holds. */
const EXAMPLES: Readonly<Record<RecordType, string>> = {
  A: 'A 192.0.2.1',
  AAAA: 'AAAA 2001:db8::1',
  MX: 'MX 10 mail.example.org.',
  TXT: 'TXT "v=spf1 -all"',
  PTR: 'PTR mail.example.org.',
  CNAME: 'CNAME other.example.org.',
  NS: 'NS ns.example.org.',
  SOA: 'SOA ns.example.org. hostmaster.example.org. 1 7200 3600 1209600 3600',
};

/** Names that an outcome hung on and that no zone declares: one finding a question. */
export function undeclaredNames({ world, timelines }: Case): readonly Finding[] {
  const transactions = timelines.flatMap(({ timeline }) => timeline.records.flatMap((record) => record.transactions));
  const asked = transactions.flatMap((transaction) => transaction.dns);
  const questions = transactions.flatMap((transaction) => transaction.undeclared);
  const once = new Map(questions.map((question) => [`${question.name} ${question.type}`, question]));
  return [...once.values()].map((question) => {
    const askedBy = distinct(askers(asked, question).map((site) => siteTitle(world, site)));
    const facts = { name: question.name, type: question.type, askedBy, zoneLine: zoneLine(question) };
    return { code: 'undeclared-name', severity: 'error', facts };
  });
}

function askers(asked: readonly DnsEntry[], { name, type }: Question): readonly string[] {
  return asked.filter((entry) => entry.name === name && entry.type === type).map((entry) => entry.by);
}

function zoneLine({ name, type }: Question): string {
  return `${name}. ${type === 'TXT' ? textAt(name) : EXAMPLES[type]}`;
}

/** The name says what kind of record is asked for (RFC 8552). */
function textAt(name: string): string {
  if (name.startsWith('_dmarc.')) return 'TXT "v=DMARC1; p=none"';
  return name.includes('._domainkey.') ? 'TXT "v=DKIM1; k=rsa; p=…"' : EXAMPLES.TXT;
}
