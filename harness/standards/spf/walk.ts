import type { Qualifier, SpfFact, SpfNode } from '../../model/auth.ts';
import type { Lookup, Question } from '../../model/dns.ts';
import { isMailDomain, normalDomain } from '../domain.ts';
import { parseIp, unmapped, type IpAddress } from '../ip.ts';
import { checkDomain } from './check-domain.ts';
import type { Evaluation } from './evaluation.ts';
import { parseSpf } from './parse.ts';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;
const VOID_LIMIT = 2;

export interface SpfQuestion {
  /** Address of the client, IPv4 or IPv6. */
  readonly ip: string;
  /** Reverse-path without brackets; '' is the null sender. */
  readonly sender: string;
  readonly helo: string;
  /** The host that checks. Only explanations name it (`%{r}`), and they are not computed: no result hangs on it. */
  readonly receiverHost: string;
  readonly lookup: Lookup;
  readonly lookupLimit?: number;
  readonly voidLimit?: number | undefined;
}

interface Identity {
  readonly identity: SpfFact['identity'];
  readonly local: string;
  readonly senderDomain: string;
}

/** The null sender stands for postmaster at the HELO name (RFC 7208 section 2.4), a missing local part for postmaster. */
function identityOf(sender: string, helo: string): Identity {
  const at = sender.lastIndexOf('@');
  const domain = sender === '' ? helo : sender.slice(at + 1);
  return {
    identity: sender === '' ? 'helo' : 'mailfrom',
    local: at > 0 ? sender.slice(0, at) : 'postmaster',
    senderDomain: normalDomain(domain),
  };
}

/** The first `all` of the record that the evaluation ended with, through the redirects it followed. */
function allQualifierOf(node: SpfNode): Qualifier | null {
  const record = parseSpf(node.text ?? '');
  if (record.kind === 'problem') return null;
  const all = record.terms.find((term) => term.kind === 'mechanism' && term.name === 'all');
  if (all?.kind === 'mechanism') return all.qualifier;
  const redirect = record.terms.find((term) => term.kind === 'redirect');
  const followed = node.terms.find((term) => term.text === redirect?.text)?.record;
  return followed === undefined || followed === null ? null : allQualifierOf(followed);
}

function unique(questions: readonly Question[]): Question[] {
  return questions.filter(
    (one, index) => questions.findIndex((other) => other.name === one.name && other.type === one.type) === index,
  );
}

function unchecked(domain: string, result: 'none' | 'temperror', problem: string): SpfNode {
  return { domain, text: null, query: null, terms: [], result, problem };
}

/** RFC 7208 section 4.3: what cannot be a mail domain has no policy; without an address nothing can be compared. */
function startingNode(ip: IpAddress | null, evaluation: Evaluation): SpfNode {
  const { senderDomain } = evaluation;
  if (ip === null) return unchecked(senderDomain, 'temperror', 'the address of the client is none');
  if (!isMailDomain(senderDomain)) return unchecked(senderDomain, 'none', `"${senderDomain}" is no domain name`);
  return checkDomain(evaluation, senderDomain, 'first');
}

/**
 * Evaluates SPF (RFC 7208) and keeps everything it met on the way: each term, what it asked, what came back, and the
 * lookups and void lookups so far (section 4.6.4).
 *
 * `allQualifier` is taken from the records that were fetched: a `redirect` behind a term that matched is not asked for.
 * An undeclared name acts like a server failure and is listed. Outcomes are values; nothing is thrown.
 */
export function walkSpf(question: SpfQuestion): SpfFact {
  const { sender, lookup, lookupLimit = LOOKUP_LIMIT, voidLimit = VOID_LIMIT } = question;
  const address = parseIp(question.ip);
  const ip = address === null ? null : unmapped(address);
  const { identity, local, senderDomain } = identityOf(sender, question.helo);
  const evaluation: Evaluation = {
    ip: ip ?? { family: 4, octets: [] },
    local,
    senderDomain,
    helo: question.helo === '' ? `[${question.ip}]` : question.helo,
    lookup,
    lookupLimit,
    voidLimit,
    lookups: 0,
    voids: 0,
    undeclared: [],
  };
  const tree = startingNode(ip, evaluation);
  const { lookups, voids, undeclared } = evaluation;
  const allQualifier = allQualifierOf(tree);
  return {
    result: tree.result,
    identity,
    domain: senderDomain,
    allQualifier,
    lookups,
    voids,
    voidLimit,
    tree,
    undeclared: unique(undeclared),
  };
}
