import { parse } from 'tldts';

// The ICANN part of the public suffix list alone: below a private suffix such as github.io lies no other registry.
const ICANN_ONLY = {
  allowPrivateDomains: false,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
  mixedInputs: false,
};

/** True where a registry of the public suffix list's ICANN part stands at exactly this name: `org`, `co.uk`. */
export function isPublicSuffix(name: string): boolean {
  const { isIcann, publicSuffix } = parse(name, ICANN_ONLY);
  return isIcann === true && publicSuffix === name;
}

/** True where the name's top-level domain is one that the public suffix list knows. */
export function hasKnownTopLevel(name: string): boolean {
  return parse(name, ICANN_ONLY).isIcann === true;
}

/**
 * The domain that one registrant holds and that contains this name (lower-case, no trailing dot). Under an unknown
 * top-level domain it is the last two labels; a public suffix or a single label stands for itself. Leading wildcard
 * labels do not count.
 */
export function registrableDomain(name: string): string {
  const owned = name.replace(/^(?:\*\.)+/, '');
  return parse(owned, ICANN_ONLY).domain ?? owned;
}
