import type { SpfQuery } from '../../model/auth.ts';
import type { Answer, RecordData, RecordType } from '../../model/dns.ts';
import { stop, type Evaluation, type Stop, type TermContext } from './evaluation.ts';

function presented(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'MX':
      return `${data.preference} ${data.exchange === '' ? '.' : data.exchange}`;
    case 'TXT':
      return data.strings.join('');
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return data.target;
    case 'SOA':
      return data.mname;
  }
}

/** Asks one question and notes it, whatever comes back. */
export function ask(evaluation: Evaluation, queries: SpfQuery[], name: string, type: RecordType): Answer {
  const asked = name.toLowerCase();
  const answer = evaluation.lookup(asked, type);
  if (answer.status === 'undeclared') evaluation.undeclared.push({ name: asked, type });
  queries.push({ name: asked, type, status: answer.status, answers: answer.data.map(presented) });
  return answer;
}

/** Asks what a term asks: counted as a lookup, and as a void lookup where there are no records. */
export function askCounted(context: TermContext, name: string, type: RecordType): readonly RecordData[] | Stop {
  const { evaluation, queries } = context;
  const exceeded = countLookup(evaluation);
  if (exceeded !== null) return exceeded;
  const answer = ask(evaluation, queries, name, type);
  return recordsOf(evaluation, answer, `${name} ${type}`, true);
}

/** Counts one term that queries DNS; an error once there are more than the limit (RFC 7208 section 4.6.4). */
export function countLookup(evaluation: Evaluation): Stop | null {
  evaluation.lookups += 1;
  if (evaluation.lookups <= evaluation.lookupLimit) return null;
  return stop('permerror', `more than ${evaluation.lookupLimit} terms that query DNS`);
}

/** Counts an answer without records; an error once there are more than the limit (RFC 7208 section 4.6.4). */
function countVoid(evaluation: Evaluation): Stop | null {
  evaluation.voids += 1;
  if (evaluation.voids <= evaluation.voidLimit) return null;
  return stop('permerror', `more than ${evaluation.voidLimit} void lookups`);
}

const NO_RECORDS: readonly RecordData[] = [];

/**
 * The records of an answer. A name that cannot be asked is a permanent error, a name server that does not answer a
 * temporary one, and so is a name that nobody declared: what it would have answered is unknown.
 *
 * @param countsVoid whether an empty answer counts as a void lookup: not for the hosts of `mx` and `ptr`.
 */
export function recordsOf(
  evaluation: Evaluation,
  answer: Answer,
  question: string,
  countsVoid: boolean,
): readonly RecordData[] | Stop {
  switch (answer.status) {
    case 'found':
      return answer.data;
    case 'nodata':
    case 'nxdomain':
      return (countsVoid ? countVoid(evaluation) : null) ?? NO_RECORDS;
    case 'badname':
      return stop('permerror', `${question} is no name that can be asked`);
    default:
      return stop('temperror', `${question}: ${answer.status}`);
  }
}
