import type { Answer, Lookup, Question, RecordType } from '../../model/dns.ts';
import { isDmarcRecord, parseDmarcRecord, type DmarcRecord, type DmarcRules } from './record.ts';

/** What stands at `_dmarc.` in front of a domain. */
export type RecordAt =
  | { readonly kind: 'record'; readonly record: DmarcRecord }
  | { readonly kind: 'absent' }
  /** More than one, or one that is no tag-list. */
  | { readonly kind: 'unusable'; readonly problem: string }
  /** The DNS did not say. */
  | { readonly kind: 'unknown'; readonly problem: string };

/** The DNS as one evaluation asks it: each record once, and what nobody declared is noted. */
export interface DnsQuestions {
  readonly recordAt: (domain: string) => RecordAt;
  readonly ask: (name: string, type: RecordType) => Answer;
  readonly undeclared: readonly Question[];
}

function readAnswer(name: string, { status, data }: Answer, rules: DmarcRules): RecordAt {
  if (status === 'nodata' || status === 'nxdomain' || status === 'badname') return { kind: 'absent' };
  if (status !== 'found') return { kind: 'unknown', problem: `${name} TXT: ${status}` };
  const texts = data.flatMap((one) => (one.type === 'TXT' ? [one.strings.join('')] : [])).filter(isDmarcRecord);
  const [text, second] = texts;
  if (text === undefined) return { kind: 'absent' };
  if (second !== undefined) return { kind: 'unusable', problem: `${texts.length} records at ${name}` };
  const record = parseDmarcRecord(text, rules);
  return record === null ? { kind: 'unusable', problem: `a tag stands twice at ${name}` } : { kind: 'record', record };
}

/** Prepares the questions of one evaluation. */
export function dnsQuestions(lookup: Lookup, rules: DmarcRules): DnsQuestions {
  const undeclared: Question[] = [];
  const known = new Map<string, RecordAt>();
  const ask = (name: string, type: RecordType): Answer => {
    const answer = lookup(name, type);
    if (answer.status === 'undeclared') undeclared.push({ name, type });
    return answer;
  };
  const recordAt = (domain: string): RecordAt => {
    const name = `_dmarc.${domain}`;
    const found = known.get(domain) ?? readAnswer(name, ask(name, 'TXT'), rules);
    known.set(domain, found);
    return found;
  };
  return { recordAt, ask, undeclared };
}
