import type { SesAccount, SesIdentity } from '../../model/ses.ts';
import { domainOf } from '../address.ts';
import { isBelow } from '../domain.ts';

/**
 * The identity whose settings count for an address: the address itself where it was verified by itself, else its domain or
 * the nearest parent of it (Amazon SES Developer Guide, "Creating and verifying identities").
 */
export function identityOf({ identities }: Pick<SesAccount, 'identities'>, address: string): SesIdentity | null {
  const wanted = address.toLowerCase();
  const own = identities.find(({ name }) => name === wanted);
  if (own !== undefined) return own;
  const domain = domainOf(wanted);
  const fitting = identities.filter(({ name }) => !name.includes('@') && isBelow(domain, name));
  return fitting.toSorted((a, b) => b.name.length - a.name.length)[0] ?? null;
}

/** The domain that an identity is, or that its address lies in. */
export function identityDomain({ name }: SesIdentity): string {
  return name.includes('@') ? domainOf(name) : name;
}
