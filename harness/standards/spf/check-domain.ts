import type { Qualifier, SpfNode, SpfQuery, SpfResult, SpfTerm } from '../../model/auth.ts';
import type { RecordData } from '../../model/dns.ts';
import { ask, countLookup, recordsOf } from './ask.ts';
import { isStop, stop, type Evaluation, type Stop, type TermContext } from './evaluation.ts';
import { matchMechanism } from './mechanisms.ts';
import { isSpfRecord, parseSpf, type Mechanism, type RedirectTerm, type Term } from './parse.ts';
import { targetOf } from './target.ts';

const RESULT_OF: Readonly<Record<Qualifier, SpfResult>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };

interface Judgement {
  readonly result: SpfResult;
  readonly problem: string | null;
}

/** The SPF records among TXT records, their strings joined without spaces (RFC 7208 sections 3.3 and 4.5). */
export function spfRecordsAmong(data: readonly RecordData[]): string[] {
  return data.flatMap((record) => (record.type === 'TXT' ? [record.strings.join('')] : [])).filter(isSpfRecord);
}

function noted(term: Term, context: TermContext, match: boolean): SpfTerm {
  const { lookups, voids } = context.evaluation;
  return { text: term.text, queries: context.queries, match, lookups, voids, record: context.record };
}

/** Walks through the mechanisms from left to right until one matches (RFC 7208 section 4.6.2); null where none does. */
function tryMechanisms(
  mechanisms: readonly Mechanism[],
  evaluation: Evaluation,
  domain: string,
  terms: SpfTerm[],
): Judgement | null {
  for (const mechanism of mechanisms) {
    const context: TermContext = { evaluation, domain, queries: [], record: null };
    const match = matchMechanism(mechanism, context, (name) => checkDomain(evaluation, name, 'counted'));
    terms.push(noted(mechanism, context, match === true));
    if (isStop(match)) return match;
    if (match) return { result: RESULT_OF[mechanism.qualifier], problem: null };
  }
  return null;
}

/** RFC 7208 section 6.1: the result is that of the other domain, whose missing or malformed record is an error. */
function followRedirect(redirect: RedirectTerm, evaluation: Evaluation, domain: string, terms: SpfTerm[]): Judgement {
  const context: TermContext = { evaluation, domain, queries: [], record: null };
  const target = targetOf(redirect.target, context);
  if (!isStop(target) && target.kind === 'name') context.record = checkDomain(evaluation, target.name, 'counted');
  terms.push(noted(redirect, context, context.record !== null));
  if (isStop(target)) return target;
  if (context.record === null) return stop('permerror', `"${target.name}" is no name to redirect to`);
  const { result, problem } = context.record;
  return result === 'none' ? { result: 'permerror', problem } : { result, problem };
}

function judgeRecord(text: string, evaluation: Evaluation, domain: string, terms: SpfTerm[]): Judgement {
  const record = parseSpf(text);
  if (record.kind === 'problem') return stop('permerror', `${record.term}: ${record.problem}`);
  const mechanisms = record.terms.filter((term) => term.kind === 'mechanism');
  const judged = tryMechanisms(mechanisms, evaluation, domain, terms);
  if (judged !== null) return judged;
  const redirect = record.terms.find((term) => term.kind === 'redirect');
  if (redirect !== undefined) return followRedirect(redirect, evaluation, domain, terms);
  return { result: 'neutral', problem: null };
}

function fetchRecords(evaluation: Evaluation, domain: string, queries: SpfQuery[]): readonly RecordData[] | Stop {
  return recordsOf(evaluation, ask(evaluation, queries, domain, 'TXT'), `${domain} TXT`, true);
}

/**
 * check_host() of RFC 7208 section 4 for one domain: fetches the record, selects it (section 4.5), and evaluates it.
 *
 * @param counting `counted` where an `include` or `redirect` leads here: then it is one of the ten lookups.
 */
export function checkDomain(evaluation: Evaluation, domain: string, counting: 'first' | 'counted'): SpfNode {
  const exceeded = counting === 'counted' ? countLookup(evaluation) : null;
  const queries: SpfQuery[] = [];
  const data = exceeded ?? fetchRecords(evaluation, domain, queries);
  const query = queries[0] ?? null;
  const blank = { domain, text: null, query, terms: [] };
  if (isStop(data)) return { ...blank, result: data.result, problem: data.problem };
  const records = spfRecordsAmong(data);
  const [text] = records;
  if (text === undefined) {
    const problem = query?.status === 'nxdomain' ? `${domain} does not exist` : `${domain} has no SPF record`;
    return { ...blank, result: 'none', problem };
  }
  if (records.length > 1)
    return { ...blank, result: 'permerror', problem: `${domain} has ${records.length} SPF records` };
  const terms: SpfTerm[] = [];
  const { result, problem } = judgeRecord(text, evaluation, domain, terms);
  return { domain, text, query, terms, result, problem };
}
