import type { SpfNode } from '../../model/auth.ts';
import type { RecordData } from '../../model/dns.ts';
import { isBelow, normalDomain } from '../domain.ts';
import { inNetwork } from '../ip.ts';
import { ask, askCounted, recordsOf } from './ask.ts';
import { isStop, stop, type Stop, type TermContext } from './evaluation.ts';
import type { HostTerm, Mechanism, NamedTerm, NetworkTerm, PtrTerm } from './parse.ts';
import { isTargetName } from './name-syntax.ts';
import { targetOf } from './target.ts';
import { matchesAny, validatedNames } from './validated-names.ts';

/** RFC 7208 section 4.6.4: an `mx` whose matching host is not among so many is an error. */
const MOST_MX_HOSTS = 10;

/** Evaluates the record of another domain within the same evaluation, counted as one lookup. */
export type CheckDomain = (domain: string, context: TermContext) => SpfNode;

function prefixFor(term: HostTerm, { evaluation }: TermContext): number {
  return evaluation.ip.family === 4 ? term.prefix4 : term.prefix6;
}

/** The record type that holds addresses of the client's family (RFC 7208 section 5). */
function addressType({ evaluation }: TermContext): 'A' | 'AAAA' {
  return evaluation.ip.family === 4 ? 'A' : 'AAAA';
}

/** RFC 7208 section 5.2: only a pass of the included record matches; one that is none at all is an error. */
function matchInclude(term: NamedTerm, context: TermContext, check: CheckDomain): boolean | Stop {
  const target = targetOf(term.target, context);
  if (isStop(target)) return target;
  if (target.kind === 'none') {
    return target.why === 'malformed' && stop('permerror', `"${target.name}" is no name that can be included`);
  }
  const record = check(target.name, context);
  context.record = record;
  switch (record.result) {
    case 'permerror':
    case 'temperror':
      return stop(record.result, record.problem ?? `error in the record of ${target.name}`);
    case 'none':
      return stop('permerror', record.problem ?? `${target.name} has no SPF record`);
    default:
      return record.result === 'pass';
  }
}

/** RFC 7208 section 5.3. */
function matchA(term: HostTerm, context: TermContext): boolean | Stop {
  const target = targetOf(term.target, context);
  if (isStop(target)) return target;
  if (target.kind === 'none') return false;
  const data = askCounted(context, target.name, addressType(context));
  return isStop(data) ? data : matchesAny(context.evaluation.ip, data, prefixFor(term, context));
}

/** The hosts of an MX answer in the order they are tried; the null MX names none (RFC 7505). */
function exchanges(data: readonly RecordData[]): string[] {
  return data
    .flatMap((record) => (record.type === 'MX' ? [record] : []))
    .toSorted((one, other) => one.preference - other.preference)
    .map((record) => normalDomain(record.exchange))
    .filter((name) => name !== '');
}

/** RFC 7208 section 5.4. The address questions count towards their own limit alone. */
function matchMx(term: HostTerm, context: TermContext): boolean | Stop {
  const { evaluation, queries } = context;
  const target = targetOf(term.target, context);
  if (isStop(target)) return target;
  if (target.kind === 'none') return false;
  const data = askCounted(context, target.name, 'MX');
  if (isStop(data)) return data;
  const type = addressType(context);
  for (const [index, host] of exchanges(data).entries()) {
    if (index >= MOST_MX_HOSTS) return stop('permerror', `${target.name} has more than ${MOST_MX_HOSTS} MX hosts`);
    if (!isTargetName(host)) return stop('permerror', `the MX host ${host} of ${target.name} is no host name`);
    const addresses = recordsOf(evaluation, ask(evaluation, queries, host, type), `${host} ${type}`, false);
    if (isStop(addresses)) return addresses;
    if (matchesAny(evaluation.ip, addresses, prefixFor(term, context))) return true;
  }
  return false;
}

/** RFC 7208 section 5.5. */
function matchPtr(term: PtrTerm, context: TermContext): boolean | Stop {
  const target = targetOf(term.target, context);
  if (isStop(target)) return target;
  if (target.kind === 'none') return false;
  const names = validatedNames(context);
  return isStop(names) ? names : names.some((name) => isBelow(name, target.name));
}

/** RFC 7208 section 5.6. */
function matchNetwork(term: NetworkTerm, { evaluation }: TermContext): boolean {
  return inNetwork(evaluation.ip, term.network, term.prefix);
}

/** RFC 7208 section 5.7: an A record is asked for whatever the client's family. */
function matchExists(term: NamedTerm, context: TermContext): boolean | Stop {
  const target = targetOf(term.target, context);
  if (isStop(target)) return target;
  if (target.kind === 'none') return false;
  const data = askCounted(context, target.name, 'A');
  return isStop(data) ? data : data.length > 0;
}

/** Whether a mechanism matches the client, or the error that ends the evaluation (RFC 7208 section 5). */
export function matchMechanism(term: Mechanism, context: TermContext, check: CheckDomain): boolean | Stop {
  switch (term.name) {
    case 'all':
      return true;
    case 'include':
      return matchInclude(term, context, check);
    case 'exists':
      return matchExists(term, context);
    case 'a':
      return matchA(term, context);
    case 'mx':
      return matchMx(term, context);
    case 'ptr':
      return matchPtr(term, context);
    case 'ip4':
    case 'ip6':
      return matchNetwork(term, context);
  }
}
