import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { spf } from 'mailauth/lib/spf/index.js';
import type { DKIMVerifyOptions, DNSResolver } from 'mailauth';
import type { DkimFact, DkimResult, DkimSignature } from '../model/auth.ts';
import type { Answer, AnswerStatus, Lookup, Question, RecordData, RecordType } from '../model/dns.ts';
import type { Instant } from '../model/dns.ts';

/** What mailauth makes of SPF: the judge that our own walk is held against. */
export interface JudgedSpf {
  readonly result: string;
  readonly lookups: number;
  readonly voids: number;
}

const ERROR_CODES: Partial<Record<AnswerStatus, string>> = {
  nodata: 'ENODATA',
  nxdomain: 'ENOTFOUND',
  servfail: 'ESERVFAIL',
  timeout: 'ETIMEOUT',
  refused: 'EREFUSED',
  badname: 'EBADNAME',
  undeclared: 'ESERVFAIL',
};

function failure(answer: Answer, name: string): Error {
  return Object.assign(new Error(`${answer.status} ${name}`), { code: ERROR_CODES[answer.status] ?? 'ESERVFAIL' });
}

function nodeShape(data: RecordData): unknown {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'TXT':
      return data.strings;
    case 'MX':
      return { priority: data.preference, exchange: data.exchange };
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return data.target;
    case 'SOA':
      return data;
  }
}

/** The scenario's DNS in the shape of Node's `dns.promises.resolve`, which mailauth asks. */
export function mailauthResolver(lookup: Lookup): DNSResolver {
  return async (name, type) => {
    const answer = lookup(name, type as RecordType);
    if (answer.status !== 'found') throw failure(answer, name);
    return answer.data.map(nodeShape) as string[];
  };
}

export interface SpfInput {
  readonly ip: string;
  /** '' for the null sender: HELO is checked instead. */
  readonly sender: string;
  readonly helo: string;
  /** Name of the receiving host, for macros. */
  readonly mta: string;
  readonly lookup: Lookup;
}

/** Evaluates SPF with mailauth in strict mode (all 203 tests of the OpenSPF suite pass so). */
export async function judgeSpf(input: SpfInput): Promise<JudgedSpf> {
  const { ip, sender, helo, mta } = input;
  const judged = await spf({ ip, sender, helo, mta, strict: true, resolver: mailauthResolver(input.lookup) });
  return {
    result: judged.status.result,
    lookups: judged.lookups?.count ?? 0,
    voids: judged.lookups?.void ?? 0,
  };
}

const BY_WEIGHT: readonly DkimResult[] = ['pass', 'temperror', 'permerror', 'policy', 'fail', 'neutral', 'none'];

/**
 * Verifies all DKIM signatures of a message (RFC 6376 section 6) at a virtual time.
 *
 * The overall result is that of the best signature; without one it is `none`.
 */
export async function verifyDkim(raw: Buffer, lookup: Lookup, at: Instant): Promise<DkimFact> {
  const undeclared: Question[] = [];
  const watched: Lookup = (name, type) => {
    const answer = lookup(name, type);
    if (answer.status === 'undeclared') undeclared.push({ name, type });
    return answer;
  };
  // curTime is read by mailauth and missing from its type.
  const options: DKIMVerifyOptions & { curTime: Date } = {
    resolver: mailauthResolver(watched),
    strict: true,
    // oxlint-disable-next-line no-restricted-globals -- the virtual time, in the only shape mailauth takes
    curTime: new Date(at),
  };
  const verified = await dkimVerify(raw, options);
  const signatures = verified.results
    .filter((result) => result.signingDomain !== undefined)
    .map((result): DkimSignature => ({
      domain: (result.signingDomain ?? '').toLowerCase(),
      selector: result.selector ?? '',
      result: result.status.result as DkimResult,
      comment: result.status.comment ?? '',
    }));
  const result = BY_WEIGHT.find((word) => signatures.some((signature) => signature.result === word)) ?? 'none';
  return { signatures, result, undeclared };
}
