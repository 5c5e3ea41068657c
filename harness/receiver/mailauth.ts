import { arc } from 'mailauth/lib/arc/index.js';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { spf } from 'mailauth/lib/spf/index.js';
import type { ARCData, DKIMResult, DKIMVerifyOptions, DKIMVerifyResult, DNSResolver } from 'mailauth';
import type { DkimFact, DkimResult } from '../model/auth.ts';
import type { Answer, AnswerStatus, Lookup, Question, RecordData, RecordType } from '../model/dns.ts';
import type { Instant } from '../model/dns.ts';
import { normalDomain } from '../standards/domain.ts';
import { arcChain, type ArcChain } from './arc-chain.ts';
import { dkimSignature, type VerifiedSignature } from './dkim-result.ts';

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
  /** Void lookups that are tolerated, 2 by default; mailauth takes 0 for the default too. */
  readonly voidLimit?: number | undefined;
}

/** Evaluates SPF with mailauth in strict mode (all 203 tests of the OpenSPF suite pass so). */
export async function judgeSpf(input: SpfInput): Promise<JudgedSpf> {
  const { ip, sender, helo, mta, voidLimit } = input;
  const limit = voidLimit === undefined ? {} : { maxVoidCount: voidLimit };
  const judged = await spf({ ip, sender, helo, mta, ...limit, strict: true, resolver: mailauthResolver(input.lookup) });
  return {
    result: judged.status.result,
    lookups: judged.lookups?.count ?? 0,
    voids: judged.lookups?.void ?? 0,
  };
}

const BY_WEIGHT: readonly DkimResult[] = ['pass', 'temperror', 'permerror', 'policy', 'fail', 'neutral', 'none'];

/** Asks each question once and keeps the answer. */
function remembering(lookup: Lookup): { readonly lookup: Lookup; readonly answered: ReadonlyMap<string, Answer> } {
  const answered = new Map<string, Answer>();
  const remembered: Lookup = (asked, type) => {
    const name = normalDomain(asked);
    const answer = answered.get(`${type} ${name}`) ?? lookup(name, type);
    answered.set(`${type} ${name}`, answer);
    return answer;
  };
  return { lookup: remembered, answered };
}

function verifiedSignature(found: DKIMResult): VerifiedSignature {
  const { status } = found;
  return {
    domain: (found.signingDomain ?? '').toLowerCase(),
    selector: found.selector ?? '',
    result: status.result as DkimResult,
    word: status.comment ?? status.policy?.['dkim-rules'] ?? '',
    bodyLimit: found.canonBodyLengthLimit ?? null,
    bodyLength: found.canonBodyLengthTotal ?? null,
    testing: status.testing === true,
  };
}

/** Whether the field's name stands anywhere: where it does not, mailauth would walk through every octet for nothing. */
function mayBeSigned(raw: Buffer): boolean {
  return /dkim-signature/i.test(raw.toString('latin1'));
}

/**
 * Verifies all DKIM signatures of a message (RFC 6376 section 6) at a virtual time. Where mailauth is more lenient than
 * the RFC, or says less than is known, the result is put right (see `dkimSignature`).
 *
 * The overall result is that of the best signature; without one it is `none`.
 */
export async function verifyDkim(raw: Buffer, lookup: Lookup, at: Instant): Promise<DkimFact> {
  if (!mayBeSigned(raw)) return { signatures: [], result: 'none', undeclared: [] };
  const verified = await verify(raw, lookup, at);
  return dkimFact(verified, verified.undeclared);
}

/** What mailauth made of a message's signatures, and what it asked for that. */
interface Verified {
  readonly found: DKIMVerifyResult;
  readonly lookup: Lookup;
  readonly answered: ReadonlyMap<string, Answer>;
  /** Grows with each question that no zone answers. */
  readonly undeclared: readonly Question[];
}

async function verify(raw: Buffer, lookup: Lookup, at: Instant): Promise<Verified> {
  const undeclared: Question[] = [];
  const asked = remembering((name, type) => {
    const answer = lookup(name, type);
    if (answer.status === 'undeclared') undeclared.push({ name, type });
    return answer;
  });
  // curTime is read by mailauth and missing from its type.
  const options: DKIMVerifyOptions & { curTime: Date } = {
    resolver: mailauthResolver(asked.lookup),
    strict: true,
    // oxlint-disable-next-line no-restricted-globals -- the virtual time, in the only shape mailauth takes
    curTime: new Date(at),
  };
  return { found: await dkimVerify(raw, options), ...asked, undeclared };
}

function keyName({ domain, selector }: Pick<VerifiedSignature, 'domain' | 'selector'>): string {
  return normalDomain(`${selector}._domainkey.${domain}`);
}

function dkimFact({ found, answered }: Verified, undeclared: readonly Question[]): DkimFact {
  const signatures = found.results
    .filter((result) => result.signingDomain !== undefined)
    .map((result) => {
      const signature = verifiedSignature(result);
      return dkimSignature(signature, answered.get(`TXT ${keyName(signature)}`) ?? null);
    });
  const result = BY_WEIGHT.find((word) => signatures.some((signature) => signature.result === word)) ?? 'none';
  return { signatures, result, undeclared };
}

/**
 * Verifies a message that carries ARC fields: its DKIM signatures, and the chain with every seal (RFC 8617 section 5.2).
 * Whatever is wrong with a chain is `fail`, a key that could not be asked for too. A name that no zone declares counts for
 * the signatures or for the chain, whichever asked.
 */
export async function verifySealed(
  raw: Buffer,
  lookup: Lookup,
  at: Instant,
): Promise<{ readonly dkim: DkimFact; readonly chain: ArcChain }> {
  const verified = await verify(raw, lookup, at);
  // mailauth types what it hands out here otherwise than what it takes in.
  const data = verified.found.arc as ARCData;
  // Read before the chain is judged, which takes the results of its sets apart.
  const sets = data.chain || [];
  const chain = arcChain(sets);
  const judged = await arc(data, { resolver: mailauthResolver(verified.lookup), strict: true });
  const { result, comment } = judged.status;
  const ofDkim = new Set(dkimFact(verified, []).signatures.map(keyName));
  const dkim = dkimFact(
    verified,
    verified.undeclared.filter(({ name }) => ofDkim.has(name)),
  );
  const undeclared = verified.undeclared.filter(({ name }) => !ofDkim.has(name));
  const why = result === 'fail' ? (comment ?? 'a key cannot be found') : '';
  // It looks for the newest message signature once all seals hold.
  const changed = result === 'fail' && judged.signature !== undefined;
  return { dkim, chain: { ...chain, result: result as ArcChain['result'], comment: why, changed, undeclared } };
}
