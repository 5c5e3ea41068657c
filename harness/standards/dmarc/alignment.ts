import type { DkimFact, SpfFact } from '../../model/auth.ts';
import { isBelow, normalDomain } from '../domain.ts';
import type { Discovery } from './discovery.ts';

/** Whether an identifier is aligned; `unknown` where the DNS did not say. */
type Aligned = 'yes' | 'no' | 'unknown';

export interface AlignmentRules {
  readonly strictSpf: boolean;
  readonly strictDkim: boolean;
}

export interface Alignment {
  readonly spf: Aligned;
  readonly dkim: Aligned;
  /** An aligned identifier might have passed had its check not met a temporary error; null where none did. */
  readonly doubt: string | null;
}

function topLabel(domain: string): string {
  return domain.slice(domain.lastIndexOf('.') + 1);
}

/** RFC 7489 section 3.1, RFC 9989 section 4.10.2. */
function aligns(identifier: string, author: string, strict: boolean, discovery: Discovery): Aligned {
  const name = normalDomain(identifier);
  if (name === author) return 'yes';
  // Without a label in common no organizational domain can be the same, and none need be found.
  if (strict || name === '' || topLabel(name) !== topLabel(author)) return 'no';
  const org = discovery.organizational(author);
  if (org.kind === 'unknown') return 'unknown';
  if (!isBelow(name, org.domain)) return 'no';
  const other = discovery.organizational(name);
  if (other.kind === 'unknown') return 'unknown';
  return other.domain === org.domain ? 'yes' : 'no';
}

function best(answers: readonly Aligned[]): Aligned {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * Which of the identifiers that passed are aligned with the author, and whether one that met a temporary error might
 * have been (RFC 9989 section 5.3.6). SPF counts for the identity it checked: MAIL FROM, which for the null sender is
 * postmaster at the HELO name (RFC 7208 section 2.4).
 */
export function alignmentOf(
  checks: { readonly author: string; readonly spf: SpfFact | null; readonly dkim: DkimFact },
  rules: AlignmentRules,
  discovery: Discovery,
): Alignment {
  const { author, spf, dkim } = checks;
  const spfAs = (result: string): Aligned =>
    spf?.result === result ? aligns(spf.domain, author, rules.strictSpf, discovery) : 'no';
  const dkimAs = (result: string): Aligned =>
    best(
      dkim.signatures
        .filter((signature) => signature.result === result)
        .map((signature) => aligns(signature.domain, author, rules.strictDkim, discovery)),
    );
  const passed = { spf: spfAs('pass'), dkim: dkimAs('pass') };
  if (best([passed.spf, passed.dkim]) === 'yes') return { ...passed, doubt: null };
  const spfDoubt = spfAs('temperror') === 'no' ? [] : ['SPF'];
  const dkimDoubt = dkimAs('temperror') === 'no' ? [] : ['DKIM'];
  const doubt = [...spfDoubt, ...dkimDoubt].join(' and ');
  return { ...passed, doubt: doubt === '' ? null : `temporary error of ${doubt} for an aligned domain` };
}
