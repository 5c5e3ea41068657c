import type { DmarcRecord } from './record.ts';

/** The record that applies to an author. */
export type Discovered =
  | { readonly kind: 'record'; readonly record: DmarcRecord; readonly domain: string }
  | { readonly kind: 'none'; readonly reason: string }
  /** The DNS did not say. */
  | { readonly kind: 'unknown'; readonly problem: string };

export type OrgDomain =
  { readonly kind: 'domain'; readonly domain: string } | { readonly kind: 'unknown'; readonly problem: string };

/** How a receiver finds the policy of an author and the organizational domain of any domain. */
export interface Discovery {
  readonly policyOf: (author: string) => Discovered;
  readonly organizational: (domain: string) => OrgDomain;
}
