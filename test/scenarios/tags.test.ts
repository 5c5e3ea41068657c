import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../harness/index.ts';
import { TAGS } from '../../harness/scenario/shape/tags.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

type Tag = (typeof TAGS)[number];

/** A story that ends well, and one that fails: which rule decides there, and why that is what the system is about. */
interface Pair {
  readonly works: string;
  readonly fails: string;
  readonly rule: string;
  readonly because: string;
}

const PAIRS: Readonly<Record<Tag, Pair>> = {
  default: {
    works: 'default-works',
    fails: 'default-lost-answers',
    rule: 'misdirected-reply read-by-nobody by permissive#accept',
    because: 'who ignores Reply-To answers to Do.Not.Reply, which nobody reads',
  },
  'b1-ip4': {
    works: 'b1-ip4',
    fails: 'b1-one-of-two-addresses',
    rule: 'notice rejected by gmail#spf-hard-fail',
    because: 'the record has one ip4: term instead of two',
  },
  'b1-include': {
    works: 'vendor-moves-include',
    fails: 'include-after-all',
    rule: 'notice rejected by gmail#spf-hard-fail',
    because: 'the include follows the vendor, but not where nobody looks for it',
  },
  'b1-preconditions': {
    works: 'dkim-key-published',
    fails: 'true-too-early',
    rule: 'notice rejected by gmail#spf-hard-fail',
    because: 'the property says TRUE and the record is not there yet',
  },
  'b2-relay': {
    works: 'relay-unsigned',
    fails: 'relay-not-allowed',
    rule: 'notice relay-refused by relay#relay-denied',
    because: "the library's server does not relay for the vendor",
  },
  'b3-new-domain': {
    works: 'b3-works',
    fails: 'b3-gmail-lapsed',
    rule: 'misdirected-reply rejected by google-workspace#account-disabled',
    because: 'the recurring costs are not paid',
  },
  'legacy-ip-check': {
    works: 'default-works',
    fails: 'legacy-refuses-b1',
    rule: 'notice discarded by legacy-mailfrom-ip#other-ip',
    because: "the vendor's address is none of the MAIL FROM domain's mail servers'",
  },
  'c1-staff': {
    works: 'staff-works',
    fails: 'own-domain-blocked-public',
    rule: 'notice rejected by antispoof-reject#own-mail-from',
    because: 'the corporate address refuses its own domain from outside',
  },
  'c1-opac': {
    works: 'opac-works',
    fails: 'opac-without-power',
    rule: 'notice never-sent by cybertools#search-method',
    because: 'the search method must be Power',
  },
  'c2-nightly': {
    works: 'nightly-works',
    fails: 'not-at-night',
    rule: 'notice never-sent by cybertools#not-at-night',
    because: 'notices are not set to go "At Night"',
  },
  'koha-ses': {
    works: 'koha-ses-works',
    fails: 'koha-ses-identity-not-verified',
    rule: 'notice relay-refused by amazon-ses#not-verified',
    because: 'the identity is missing',
  },
  'koha-smtp': {
    works: 'koha-own-server-works',
    fails: 'koha-password-changed',
    rule: 'notice relay-refused by own-smtp#bad-credentials',
    because: 'the login of the submission is refused',
  },
  suppression: {
    works: 'suppression-hard-bounce',
    fails: 'suppression-complaint-yahoo',
    rule: 'notice suppressed by amazon-ses#suppressed-reported',
    because: 'one complaint, and no later hold is sent',
  },
  'account-problems': {
    works: 'full-gmail-emptied',
    fails: 'full-gmail-expires',
    rule: 'notice expired by library#queue-lifetime',
    because: 'the mailbox stays full while Koha says sent',
  },
  reputation: {
    works: 'koha-ses-listed-dedicated',
    fails: 'koha-ses-listed-shared',
    rule: 'notice rejected by yahoo#listed-sbl',
    because: 'the IP is on a blocklist, and ordinary notices are refused',
  },
  wording: {
    works: 'wording-all-parts',
    fails: 'wording-reply-line-missing',
    rule: 'misdirected-reply read-by-nobody by own-smtp#accept',
    because: 'without the line nobody is told where to reply',
  },
  'address-export': {
    works: 'export-all-reached',
    fails: 'export-yahoo-and-aol-refuse',
    rule: 'notice rejected by yahoo#stopped-ip',
    because: 'the export says how many patrons that touches',
  },
};

const SCENARIOS = shippedScenariosLoaded();

function tagged(id: string, tag: Tag): Scenario {
  const found = SCENARIOS.find((one) => one.id === id);
  expect(found?.tags).toContain(tag);
  if (found === undefined) throw new Error(`no scenario ${id}`);
  return found;
}

/** That it is so when played, shipped.test.ts says of every scenario. */
function saysItWorks({ expectations }: Scenario): readonly (boolean | null)[] {
  return expectations.flatMap((one) => (one.kind === 'works' ? [one.works] : []));
}

function rulesOf({ expectations }: Scenario): readonly string[] {
  return expectations.flatMap((one) =>
    one.kind === 'flows' ? (one.rules ?? []).map((rule) => `${one.flow} ${one.fate} by ${rule}`) : [],
  );
}

describe('each of the systems', () => {
  it.each(Object.keys(PAIRS) as Tag[])('%s is shown to work, and to fail by the rule it is about', (tag) => {
    const { works, fails, rule } = PAIRS[tag];
    expect(saysItWorks(tagged(works, tag))).toEqual([true]);
    const failing = tagged(fails, tag);
    expect(saysItWorks(failing)).toEqual([false]);
    expect(rulesOf(failing)).toContain(rule);
  });

  it('carries a pair', () => {
    expect(Object.keys(PAIRS)).toEqual([...TAGS]);
  });
});
