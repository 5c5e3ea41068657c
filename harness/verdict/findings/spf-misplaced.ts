import { spfRecordsAmong } from '../../standards/spf/check-domain.ts';
import { includedBy, termsAfterAll, tidySpf } from '../../standards/spf/tidy.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, momentOf, severityOf, type Judged } from './judged.ts';
import { cutStrings } from './spf-permerrors.ts';
import { permits, spfMend, withOwnServers } from './spf-mend.ts';
import { vendorDomain } from './vendor-domain.ts';
import { namesWithTxt } from './written-names.ts';

/**
 * Why a record permits none of the vendor's servers though somebody has written them down: behind `all`, at another name,
 * or in a record that is cut wrongly. Null where nobody has.
 */
export function misplacedTerms(c: Case, domain: string, missing: readonly Judged[]): Finding | null {
  const [first] = missing;
  if (first === undefined) return null;
  return afterAll(c, domain, missing) ?? cutApart(c, domain, missing, first) ?? elsewhere(c, domain, missing, first);
}

/** Terms behind `all` are never looked at (RFC 7208 section 5.1), whether or not they harm anybody yet. */
export function afterAll(c: Case, domain: string, judged: readonly Judged[]): Finding | null {
  const [found] = judged.filter(({ spf }) => termsAfterAll(spf.tree.text ?? '').length > 0);
  if (found === undefined) return null;
  const { text } = found.spf.tree;
  const facts = {
    ...concernedBy(c, judged),
    domain,
    terms: termsAfterAll(text ?? ''),
    ...spfMend(c.world, domain, momentOf(c, found.at), { seen: text }),
  };
  return { code: 'spf-terms-after-all', severity: severityOf(judged), facts };
}

/** Two terms that a forgotten blank made one: the rest of the record still is valid, and says less than it should. */
function cutApart(c: Case, domain: string, missing: readonly Judged[], first: Judged): Finding | null {
  const cut = cutStrings(c, domain, first);
  if (cut === null) return null;
  const mend = spfMend(c.world, domain, momentOf(c, first.at), {
    seen: first.spf.tree.text,
    meant: tidySpf(cut.meant),
  });
  const facts = { ...concernedBy(c, missing), domain, strings: cut.strings, ...mend };
  return { code: 'spf-strings-cut', severity: severityOf(missing), facts };
}

/** A record that permits the vendor, at a name that no receiver asks for mail of this domain. */
function elsewhere(c: Case, domain: string, missing: readonly Judged[], { at, clientIp }: Judged): Finding | null {
  const moment = momentOf(c, at);
  const vendor = vendorDomain(c.world);
  const foundAt = namesWithTxt(c.world, domain).find((name) => {
    const [text] = name === domain ? [] : spfRecordsAmong(moment.lookup(name, 'TXT').data);
    if (text === undefined) return false;
    const named = text.split(' ').some((term) => includedBy(term) === vendor || term.includes(clientIp));
    return named && permits(name, clientIp, moment.lookup);
  });
  if (foundAt === undefined) return null;
  const facts = { ...concernedBy(c, missing), domain, foundAt, ...spfMend(c.world, domain, moment, { seen: null }) };
  return { code: 'spf-wrong-name', severity: severityOf(missing), facts };
}

/** `+all` permits everybody: nothing fails, and anybody can send in the library's name. */
export function plusAll(c: Case, domain: string, judged: readonly Judged[]): readonly Finding[] {
  const open = judged.filter(({ spf }) => spf.allQualifier === '+');
  const [first] = open;
  if (first === undefined) return [];
  // Under `+all` nobody had to be named: the library's own servers may not be.
  const { text } = first.spf.tree;
  const meant = text === null ? null : withOwnServers(c.world, domain, tidySpf(text));
  const mend = spfMend(c.world, domain, momentOf(c, first.at), { seen: text, meant });
  return [{ code: 'spf-plus-all', severity: 'warning', facts: { ...concernedBy(c, open), domain, ...mend } }];
}
