import type { Answer, Lookup, Question } from '../model/dns.ts';

/** What asking for a host's addresses gave. */
export interface HostAnswer {
  readonly addresses: readonly string[];
  /** Whether any answer was no answer: SERVFAIL, TIMEOUT or REFUSED. */
  readonly failed: boolean;
  readonly undeclared: readonly Question[];
}

const FAILURES: ReadonlySet<Answer['status']> = new Set(['servfail', 'timeout', 'refused']);

/** Asks for the addresses of a host in the families the sender can use, in that order. */
export function hostAddresses(name: string, families: readonly ('A' | 'AAAA')[], lookup: Lookup): HostAnswer {
  const answers = families.map((type) => ({ type, answer: lookup(name, type) }));
  return {
    addresses: answers.flatMap(({ answer }) =>
      answer.data.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : [])),
    ),
    failed: answers.some(({ answer }) => FAILURES.has(answer.status)),
    undeclared: answers.flatMap(({ type, answer }) => (answer.status === 'undeclared' ? [{ name, type }] : [])),
  };
}
