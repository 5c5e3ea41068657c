import type { DnsEntry, Lookup, RecordType } from '../../model/dns.ts';

/** The last entry of a journal that asks this question. */
export function entryFor(journal: readonly DnsEntry[], name: string, type: RecordType): DnsEntry | null {
  const wanted = name.toLowerCase().replace(/\.$/, '');
  return journal.findLast((entry) => entry.name === wanted && entry.type === type) ?? null;
}

/** Answers from what was really asked and answered; what was not asked is `undeclared`: nothing is known of it. */
export function journalLookup(journal: readonly DnsEntry[]): Lookup {
  return (name, type) =>
    entryFor(journal, name, type)?.answer ?? { status: 'undeclared', data: [], ttl: 0, aliases: [] };
}
