import { domainOf } from '../../standards/address.ts';
import { isBelow } from '../../standards/domain.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { judgedNotices, type Judged } from './judged.ts';
import { personOf, receiverTitle } from './notice-ends.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';
import { namesWithTxt } from './written-names.ts';

/**
 * Section B1 of CyberTools' document asks for a domain without DMARC and without DKIM. Receivers ask for one of the two
 * checks to pass for the From domain: an aligned SPF does (RFC 7489 section 3.1, RFC 9989 section 4.4), and a key that
 * signs nothing does nothing.
 */
export function documentClaims(c: Case): readonly Finding[] {
  if (c.world.sender.kind !== 'cybertools') return [];
  const arrived = judgedNotices(c).filter(
    ({ byVendor, flow, spf }) => byVendor && flow.reached === true && providerOf(c.world, spf.domain) === null,
  );
  return [...despiteDmarc(c, arrived), ...despiteDkim(c, arrived)];
}

function despiteDmarc(c: Case, arrived: readonly Judged[]): readonly Finding[] {
  const passed = arrived.filter(({ last }) => last.facts?.dmarc?.result === 'pass');
  const byRecord = Map.groupBy(passed, ({ last }) => last.facts?.dmarc?.record ?? '');
  return [...byRecord].flatMap(([record, group]) => finding(c, group, 'dmarc', record));
}

function despiteDkim(c: Case, arrived: readonly Judged[]): readonly Finding[] {
  const unsigned = arrived.filter(({ last }) => last.facts?.dkim?.result === 'none');
  const byDomain = Map.groupBy(unsigned, domainOfFrom);
  return [...byDomain].flatMap(([domain, group]) => {
    const at = Math.max(...group.map((one) => one.at));
    const key = namesWithTxt(c.world, domain).find((name) => isKeyName(name, domain) && isKey(c, name, at));
    return key === undefined ? [] : finding(c, group, 'dkim', key);
  });
}

function isKeyName(name: string, domain: string): boolean {
  return isBelow(name, `_domainkey.${domain}`) && name !== `_domainkey.${domain}`;
}

/** A key record: `v=DKIM1`, or what lacks the version and has a key (RFC 6376 section 3.6.1). */
function isKey(c: Case, name: string, at: number): boolean {
  const texts = c
    .lookupAt(at)(name, 'TXT')
    .data.flatMap((data) => (data.type === 'TXT' ? [data.strings.join('')] : []));
  return texts.some((text) => /(?:^|;)\s*p\s*=\s*[A-Za-z0-9+/]/.test(text));
}

function domainOfFrom({ last }: Judged): string {
  return last.facts?.dmarc?.fromDomain ?? domainOf(last.facts?.headerFrom ?? '');
}

function finding(c: Case, group: readonly Judged[], precondition: 'dkim' | 'dmarc', found: string): readonly Finding[] {
  const [first] = group;
  if (first === undefined) return [];
  const facts = {
    people: distinct(group.map(personOf)),
    precondition,
    domain: domainOfFrom(first),
    found,
    receivers: distinct(group.map((one) => receiverTitle(c, one))),
  };
  return [{ code: 'document-claim-refuted', severity: 'note', facts }];
}
