import type { ArcFact, DkimFact, DmarcFact, IprevFact, SpfFact } from '../model/auth.ts';
import type { Facts } from '../model/receiver.ts';

type Results = Pick<Facts, 'clientIp' | 'iprev' | 'spf' | 'dkim' | 'dmarc' | 'arc'>;

/** A value of the grammar of RFC 8601 section 2.2: a token, a dotted name, or a quoted string. */
function value(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, '?');
  return /^[A-Za-z0-9!#$%&'*+\-.^_`{|}~]+$/.test(plain) ? plain : `"${plain.replace(/["\\]/g, '\\$&')}"`;
}

/** A PTR name that does not lead back is a fail in RFC 8601 section 2.7.3. */
function iprev(fact: IprevFact, clientIp: string): string {
  const result = fact.result === 'mismatch' ? 'fail' : fact.result === 'none' ? 'permerror' : fact.result;
  return `iprev=${result} policy.iprev=${value(clientIp)}`;
}

/** RFC 8601 section 2.7.2: only the identity that was checked is reported. */
function spf(fact: SpfFact): string {
  return `spf=${fact.result} smtp.${fact.identity}=${value(fact.domain)}`;
}

function dkim(fact: DkimFact): string[] {
  if (fact.signatures.length === 0) return ['dkim=none'];
  return fact.signatures.map((signature) => {
    const comment =
      signature.comment === '' ? '' : ` (${signature.comment.replace(/[()\\]|[^\x20-\x7e]/g, ' ').trim()})`;
    return `dkim=${signature.result}${comment} header.d=${value(signature.domain)} header.s=${value(signature.selector)}`;
  });
}

/** RFC 9989 section 9.1: the policy is that after `sp`, `np` and `t`. */
function dmarc(fact: DmarcFact): string {
  const policy = fact.policy === null ? '' : ` policy.dmarc=${fact.policy}`;
  const from = fact.fromDomain === null ? '' : ` header.from=${value(fact.fromDomain)}`;
  return `dmarc=${fact.result}${from}${policy}`;
}

/** RFC 8617 section 6; of a message without a chain nothing is said. */
function arc({ result }: ArcFact): string[] {
  return result === 'none' ? [] : [`arc=${result}`];
}

/**
 * The Authentication-Results field of a receiver (RFC 8601 section 2.2), one result a line, without the last CRLF. What
 * was not evaluated is left out; where nothing was, it says `none`.
 */
export function authenticationResults(host: string, facts: Results): string {
  const results = [
    ...(facts.iprev === null ? [] : [iprev(facts.iprev, facts.clientIp)]),
    ...(facts.spf === null ? [] : [spf(facts.spf)]),
    ...(facts.dkim === null ? [] : dkim(facts.dkim)),
    ...(facts.dmarc === null ? [] : [dmarc(facts.dmarc)]),
    ...(facts.arc == null ? [] : arc(facts.arc)),
  ];
  return [`Authentication-Results: ${host}`, ...(results.length === 0 ? ['none'] : results)].join(';\r\n\t');
}
