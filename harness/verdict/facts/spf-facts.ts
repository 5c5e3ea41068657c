import type { Names, People, SpfMend } from './shared.ts';

/** An SPF record in which a fault lies that keeps it from permitting what it should. */
interface SpfMistake extends SpfMend, People {
  /** The domain whose mail it harms. */
  readonly domain: string;
  readonly receivers: Names;
}

/** An SPF record that ends in permerror. */
interface SpfBroken extends SpfMistake {
  readonly problem: string;
  /** Whether an ordinary message from the library's own server met it too. */
  readonly ordinaryMail: boolean;
}

/** What SPF records lead to. */
export interface SpfFacts {
  'spf-fails-for-sender': SpfMend & People & { domain: string; result: string; addresses: Names; receivers: Names };
  'propagation-pending': People & {
    acts: Names;
    domain: string;
    record: string;
    receivers: Names;
    name: string;
    cause: 'cache' | 'name-server';
    until: string;
  };
  'spf-permerror': SpfBroken;
  'spf-two-records': SpfBroken & { count: number };
  'spf-too-many-lookups': SpfBroken & {
    costs: Names;
    /** Domains whose records lead back to the first of them; empty where none do. */
    circle: Names;
  };
  'spf-too-many-voids': SpfBroken & { names: Names };
  'spf-include-broken': SpfBroken & { term: string; target: string; exists: boolean; meant: string };
  'spf-strings-cut': SpfMistake & { strings: Names };
  'spf-wrong-name': SpfMistake & { foundAt: string };
  'spf-terms-after-all': SpfMistake & { terms: Names };
  'spf-plus-all': SpfMistake;
  'only-some-addresses-listed': SpfMend & { domain: string; listed: Names; missing: Names };
  'dns-true-without-spf': SpfMend & { domain: string; addresses: Names };
  'dns-false-though-published': { domain: string; record: string };
  'vendor-include-broken': SpfBroken & { vendor: string };
  'vendor-spf-fails': People & {
    domain: string;
    addresses: Names;
    result: string;
    receivers: Names;
    record: string;
    merged: string;
  };
  'bounce-without-helo-spf': People & {
    /** The EHLO name. */
    domain: string;
    addresses: Names;
    result: string;
    receivers: Names;
    flows: Names;
    /** `vendor`, `library`, or the title of the site that sent it. */
    runBy: string;
    merged: string;
  };
}
