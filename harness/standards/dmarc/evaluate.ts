import type { DkimFact, DmarcFact, SpfFact } from '../../model/auth.ts';
import type { Lookup, Question } from '../../model/dns.ts';
import { normalDomain } from '../domain.ts';
import { alignmentOf, type Alignment } from './alignment.ts';
import type { Discovered, Discovery } from './discovery.ts';
import { dnsQuestions, type DnsQuestions } from './dns-questions.ts';
import { NO_DMARC } from './no-dmarc.ts';
import { appliedPolicy, BY_STRENGTH } from './policy.ts';
import { pslDiscovery } from './psl-discovery.ts';
import type { PolicyTags } from './record.ts';
import { walkDiscovery } from './walk-discovery.ts';

export interface DmarcQuestion {
  /** Domains of all addresses in all From header fields; '' for an address without one. */
  readonly fromDomains: readonly string[];
  readonly fromFieldCount: number;
  /** Null where SPF was not evaluated. */
  readonly spf: SpfFact | null;
  readonly dkim: DkimFact;
  /** RFC 7489 with the public suffix list, or RFC 9989 with the tree walk. */
  readonly orgDomain: 'psl' | 'treewalk';
  readonly lookup: Lookup;
}

type Verdict = Omit<DmarcFact, 'undeclared'>;

interface Author {
  readonly author: string;
  readonly question: DmarcQuestion;
  readonly dns: DnsQuestions;
  readonly discovery: Discovery;
}

function alignedFields({ spf, dkim }: Alignment): Pick<Verdict, 'spfAligned' | 'dkimAligned'> {
  return { spfAligned: spf === 'yes', dkimAligned: dkim === 'yes' };
}

/** Without a record there is nothing to pass, but receivers look at alignment all the same (as a relaxed record would). */
function withoutRecord(reason: string, { author, question, discovery }: Author): Verdict {
  const strict = question.orgDomain === 'treewalk';
  const rules = { strictSpf: strict, strictDkim: strict };
  const alignment = alignmentOf({ author, spf: question.spf, dkim: question.dkim }, rules, discovery);
  return { ...NO_DMARC, ...alignedFields(alignment), fromDomain: author, reason };
}

/** The organizational domain where it is known without further questions to the DNS. */
function knownOrgDomain({ author, question, discovery }: Author, needed: boolean): string | null {
  if (question.orgDomain === 'treewalk' && !needed) return null;
  const org = discovery.organizational(author);
  return org.kind === 'domain' ? org.domain : null;
}

function decide(alignment: Alignment, policyDoubt: string | null): Pick<Verdict, 'result' | 'reason'> {
  const { spf, dkim, doubt } = alignment;
  if (spf === 'yes' && dkim === 'yes') return { result: 'pass', reason: 'SPF and DKIM pass and are aligned' };
  if (spf === 'yes') return { result: 'pass', reason: 'SPF passes and is aligned' };
  if (dkim === 'yes') return { result: 'pass', reason: 'DKIM passes and is aligned' };
  if (spf === 'unknown' || dkim === 'unknown')
    return { result: 'temperror', reason: 'alignment is unknown: DNS error' };
  if (doubt !== null) return { result: 'temperror', reason: doubt };
  if (policyDoubt !== null) return { result: 'temperror', reason: `the policy is unknown: ${policyDoubt}` };
  return { result: 'fail', reason: 'neither SPF nor DKIM passes for an aligned domain' };
}

function withRecord(found: Extract<Discovered, { kind: 'record' }>, policies: PolicyTags, about: Author): Verdict {
  const { author, question, dns, discovery } = about;
  const { record, domain } = found;
  const applied = appliedPolicy(policies, record.testing, { author, record: domain }, dns);
  const alignment = alignmentOf({ author, spf: question.spf, dkim: question.dkim }, record, discovery);
  return {
    ...NO_DMARC,
    ...decide(alignment, applied.doubt),
    ...alignedFields(alignment),
    fromDomain: author,
    orgDomain: knownOrgDomain(about, domain !== author),
    foundAt: `_dmarc.${domain}`,
    record: record.text,
    policy: applied.policy,
    pct: record.pct,
    strictSpf: record.strictSpf,
    strictDkim: record.strictDkim,
  };
}

/** Evaluates one author's domain: discovery, alignment, policy. */
function evaluateAuthor(about: Author): Verdict {
  const { author, discovery } = about;
  if (author.startsWith('['))
    return { ...NO_DMARC, fromDomain: author, reason: 'the From domain is an address literal' };
  const found = discovery.policyOf(author);
  switch (found.kind) {
    case 'none':
      return { ...withoutRecord(found.reason, about), orgDomain: knownOrgDomain(about, true) };
    case 'unknown':
      return { ...NO_DMARC, result: 'temperror', fromDomain: author, reason: found.problem };
    case 'record':
      if (found.record.policies !== null) return withRecord(found, found.record.policies, about);
      return { ...withoutRecord('the record has no valid policy', about), orgDomain: knownOrgDomain(about, true) };
  }
}

function strictness({ result, policy }: Verdict): number {
  if (result === 'fail') return 10 + (policy === null ? 0 : BY_STRENGTH.indexOf(policy));
  return ['none', 'pass', 'permerror', 'temperror'].indexOf(result);
}

/**
 * Several authors in one From field: RFC 7489 section 6.6.1 applies DMARC to each domain and takes the strictest policy
 * among those that fail; under RFC 9989 section 5.3.1 validation is not possible.
 */
function severalAuthors(
  domains: readonly string[],
  question: DmarcQuestion,
  evaluate: (author: string) => Verdict,
): Verdict {
  const reason = `${domains.length} domains in From`;
  if (question.orgDomain === 'treewalk') return { ...NO_DMARC, result: 'permerror', reason };
  const [strictest = NO_DMARC] = domains.map(evaluate).toSorted((one, other) => strictness(other) - strictness(one));
  return { ...strictest, fromDomain: null, reason: `${reason}; ${strictest.fromDomain}: ${strictest.reason}` };
}

function invalidFrom({ fromDomains, fromFieldCount }: DmarcQuestion): string | null {
  if (fromFieldCount === 0) return 'no From header field';
  if (fromFieldCount > 1) return 'several From header fields';
  if (fromDomains.length === 0) return 'no address in From';
  return fromDomains.includes('') ? 'an address without a domain in From' : null;
}

function verdictOf(question: DmarcQuestion, dns: DnsQuestions): Verdict {
  // Without one valid From there is no author to protect (RFC 7489 section 6.6.1, RFC 9989 section 4.4): a later try
  // gives no other result.
  const invalid = invalidFrom(question);
  if (invalid !== null) return { ...NO_DMARC, result: 'permerror', reason: invalid };
  const discovery = question.orgDomain === 'psl' ? pslDiscovery(dns) : walkDiscovery(dns);
  const evaluate = (author: string): Verdict => evaluateAuthor({ author, question, dns, discovery });
  const domains = [...new Set(question.fromDomains.map(normalDomain))];
  const [author = ''] = domains;
  return domains.length > 1 ? severalAuthors(domains, question, evaluate) : evaluate(author);
}

function unsureBecause({ spf, dkim }: DmarcQuestion): readonly Question[] {
  return [...(spf?.undeclared ?? []), ...dkim.undeclared];
}

/**
 * Evaluates DMARC as RFC 7489 (`psl`) or RFC 9989 (`treewalk`) says, from the results of SPF and DKIM.
 *
 * A temporary error of SPF or DKIM that might have hidden an aligned pass is a temporary error here too (RFC 9989
 * section 5.3.6), and so is one of the DNS on the way to the record. `policy` is the one that applies to this message
 * whether or not it passes; `orgDomain` is null where nobody had to know it. Outcomes are values; nothing is thrown.
 */
export function evaluateDmarc(question: DmarcQuestion): DmarcFact {
  const dns = dnsQuestions(question.lookup, question.orgDomain === 'psl' ? 'rfc7489' : 'rfc9989');
  const verdict = verdictOf(question, dns);
  const inherited = verdict.result === 'pass' ? [] : unsureBecause(question);
  return { ...verdict, undeclared: [...dns.undeclared, ...inherited] };
}
