import { normalDomain } from '../domain.ts';
import { isStop, type Stop, type TermContext } from './evaluation.ts';
import { expandMacros, usesMacro } from './macro.ts';
import type { MacroString } from './macro-string.ts';
import { isTargetName } from './name-syntax.ts';
import { preferredName, validatedNames } from './validated-names.ts';

const LONGEST_NAME = 253;

/** The name a term asks for; `none` where it can match nothing. */
export type Target =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'none'; readonly why: 'malformed' | 'non-ascii-sender'; readonly name: string };

/** Names that are too long lose labels on the left (RFC 7208 section 7.3). */
function shortened(name: string): string {
  let rest = name;
  while (rest.length > LONGEST_NAME && rest.includes('.')) rest = rest.slice(rest.indexOf('.') + 1);
  return rest;
}

/** The name a domain-spec stands for here and now; the domain under evaluation where a term has none. */
export function targetOf(spec: MacroString | null, context: TermContext): Target | Stop {
  const { evaluation, domain } = context;
  if (spec === null) return { kind: 'name', name: domain };
  // RFC 8616 section 4: a local part beyond ASCII matches nothing.
  if (usesMacro(spec, 'sl') && /[^\0-\x7f]/.test(evaluation.local)) {
    return { kind: 'none', why: 'non-ascii-sender', name: '' };
  }
  const names = usesMacro(spec, 'p') ? validatedNames(context) : [];
  if (isStop(names)) return names;
  const { local, senderDomain, ip, helo } = evaluation;
  const values = { local, senderDomain, domain, ip, helo, validatedName: preferredName(names, domain) };
  const name = shortened(normalDomain(expandMacros(spec, values)));
  return isTargetName(name) ? { kind: 'name', name } : { kind: 'none', why: 'malformed', name };
}
