import type { ARCChainEntry } from 'mailauth';
import type { ArcFact } from '../model/auth.ts';
import type { SettingValue } from '../model/receiver.ts';
import type { HeaderField } from '../standards/header.ts';

/** A chain before its receiver has said whom it trusts. */
export type ArcChain = Omit<ArcFact, 'trusted'>;

/** Of a message without any ARC field. */
export const UNSEALED: ArcFact = {
  result: 'none',
  sealers: [],
  passedBefore: false,
  trusted: false,
  comment: '',
  changed: false,
  undeclared: [],
};

/** Whether a message has anything of ARC to judge. */
export function isSealed(header: readonly HeaderField[]): boolean {
  return header.some(({ name }) => name.length > 4 && name.slice(0, 4).toLowerCase() === 'arc-');
}

/** Results as mailauth reads them out of an ARC-Authentication-Results field. */
interface Results {
  readonly spf?: { readonly value?: unknown };
  readonly dmarc?: { readonly value?: unknown };
  readonly dkim?: readonly { readonly value?: unknown }[];
}

/** What the sets of a chain say by themselves, whatever they are worth. */
export function arcChain(sets: readonly ARCChainEntry[]): Pick<ArcChain, 'sealers' | 'passedBefore'> {
  const [first] = sets;
  const sealers = sets.map((set) => String(set['arc-seal']?.parsed?.['d']?.value ?? '').toLowerCase());
  const results = first?.['arc-authentication-results']?.parsed as Results | undefined;
  return { sealers, passedBefore: results !== undefined && saysPassed(results) };
}

/** DMARC decides where the From domain has it. */
function saysPassed({ spf, dkim = [], dmarc }: Results): boolean {
  const policy = dmarc?.value;
  if (policy !== undefined && policy !== 'none') return policy === 'pass';
  return spf?.value === 'pass' || dkim.some(({ value }) => value === 'pass');
}

/**
 * What a chain is to a receiver. What one sealer claims the next passes on, so that the claim of the first is worth no
 * more than the least trusted of them: all have to stand in the receiver's list. A name that nobody declares matters
 * only where such a chain could pass.
 */
export function arcFact(chain: ArcChain, listed: SettingValue | undefined): ArcFact {
  const trustedDomains = new Set((Array.isArray(listed) ? listed : []).map((domain: string) => domain.toLowerCase()));
  const known = chain.sealers.length > 0 && chain.sealers.every((domain) => trustedDomains.has(domain));
  return {
    ...chain,
    trusted: chain.result === 'pass' && chain.passedBefore && known,
    undeclared: known ? chain.undeclared : [],
  };
}
