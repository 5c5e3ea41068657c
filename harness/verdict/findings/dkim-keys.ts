import type { DkimKeyFault } from '../../model/auth.ts';
import type { Site } from '../../model/world.ts';
import { dkimKeyRecord } from '../../standards/dkim-record.ts';
import { answerText } from '../answer-text.ts';
import { entryFor } from '../explain/journal-lookup.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';

interface Unusable extends NoticeEnd {
  readonly domain: string;
  readonly selector: string;
  readonly fault: DkimKeyFault;
}

/** Notices that somebody signed with a key whose record makes the signature worthless. */
export function dkimKeys(c: Case): readonly Finding[] {
  const found = noticeEnds(c).flatMap(unusable);
  return [...Map.groupBy(found, troubleOf).values()].flatMap((ends) => finding(c, ends));
}

function troubleOf({ domain, selector, fault }: Unusable): string {
  return `${fault} ${selector}._domainkey.${domain}`;
}

function unusable(end: NoticeEnd): readonly Unusable[] {
  const signatures = end.last.facts?.dkim?.signatures ?? [];
  return signatures.flatMap(({ domain, selector, keyFault }) =>
    keyFault === undefined ? [] : [{ ...end, domain, selector, fault: keyFault }],
  );
}

/** Who signs with it, and the public half of what it signs with. */
function signer(c: Case, { domain, selector }: Unusable): { readonly site: Site; readonly record: string } | null {
  for (const site of c.world.sites.values()) {
    const key = site.signing.find((one) => one.domain.toLowerCase() === domain && one.selector === selector);
    if (key !== undefined) return { site, record: dkimKeyRecord(key.privateKey) };
  }
  return null;
}

/** Where DMARC passes all the same, the signature was not what the notice hung on. */
function isHarmed({ flow, last }: Unusable): boolean {
  return flow.reached === false && last.facts?.dmarc?.result !== 'pass';
}

function finding(c: Case, ends: readonly Unusable[]): readonly Finding[] {
  const [first] = ends;
  if (first === undefined) return [];
  const { domain, selector, fault, last } = first;
  const name = `${selector}._domainkey.${domain}`.toLowerCase();
  const answered = entryFor(last.dns, name, 'TXT');
  const signs = signer(c, first);
  const facts = {
    people: distinct(ends.map(personOf)),
    domain,
    name,
    fault,
    answer: answered === null ? '' : answerText(answered.answer),
    server: signs?.site.title ?? '',
    byVendor: signs?.site.id === c.world.sender.site,
    record: signs?.record ?? '',
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
  };
  return [{ code: 'dkim-key-unusable', severity: ends.some(isHarmed) ? 'error' : 'warning', facts }];
}
