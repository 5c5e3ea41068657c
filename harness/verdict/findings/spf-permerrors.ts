import { countLookups, DEEPEST, ENDLESS } from '../../standards/spf/cost.ts';
import { mendCutStrings } from '../../standards/spf/cut-strings.ts';
import { mendSyntax } from '../../standards/spf/mend-syntax.ts';
import { spfFault, type SpfFault } from '../../standards/spf/fault.ts';
import { termCosts } from '../../standards/spf/shorten.ts';
import { includedBy, tidySpf, withoutTerms } from '../../standards/spf/tidy.ts';
import { nearest } from '../../source/suggest.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, momentOf, severityOf, type Judged } from './judged.ts';
import { spfMend } from './spf-mend.ts';
import { vendorDomain } from './vendor-domain.ts';

/** A record of the library's in error, by what is wrong in it. */
export function permerrors(c: Case, domain: string, judged: readonly Judged[]): readonly Finding[] {
  const byFault = Map.groupBy(judged, ({ spf }) => JSON.stringify(spfFault(spf)));
  return [...byFault.values()].flatMap((group) => {
    const [first] = group;
    const fault = first === undefined ? null : spfFault(first.spf);
    return first === undefined || fault === null ? [] : [finding({ c, domain, group, first, fault })];
  });
}

interface Broken {
  readonly c: Case;
  readonly domain: string;
  readonly group: readonly Judged[];
  readonly first: Judged;
  readonly fault: SpfFault;
}

function finding(broken: Broken): Finding {
  const { c, domain, group, first, fault } = broken;
  const severity = severityOf(group);
  const vendor = vendorDomain(c.world);
  const { lookup } = momentOf(c, first.at);
  if (isVendors(fault, vendor)) {
    return {
      code: 'vendor-include-broken',
      severity,
      facts: { ...factsOf(broken, withoutVendor(first, vendor)), vendor },
    };
  }
  if (fault.through !== null) {
    const other = { term: `include:${fault.through}`, target: fault.through, exists: true };
    return includeBroken(broken, other, vendor);
  }
  switch (fault.kind) {
    case 'several-records':
      return { code: 'spf-two-records', severity, facts: { ...factsOf(broken, null), count: fault.count } };
    case 'too-many-lookups': {
      const costs = termCosts(first.spf.tree.text ?? '', domain, lookup);
      const told = costs.map(({ term, lookups }) => `${term} ${lookups < ENDLESS ? lookups : `more than ${DEEPEST}`}`);
      const { circle } = countLookups(first.spf.tree.text ?? '', domain, lookup);
      return { code: 'spf-too-many-lookups', severity, facts: { ...factsOf(broken, null), costs: told, circle } };
    }
    case 'too-many-voids': {
      const meant = withoutVoids(first, fault.names);
      return { code: 'spf-too-many-voids', severity, facts: { ...factsOf(broken, meant), names: fault.names } };
    }
    case 'nothing-there':
      return includeBroken(broken, fault, vendor);
    case 'syntax':
      return syntax(broken);
  }
}

/** The vendor's record, or what it leads to, is at fault: whoever includes it is harmed. */
function isVendors(fault: SpfFault, vendor: string): boolean {
  return fault.through === vendor || (fault.kind === 'nothing-there' && fault.target === vendor);
}

function factsOf({ c, domain, group, first, fault }: Broken, meant: string | null) {
  return {
    ...concernedBy(c, group),
    domain,
    problem: fault.problem,
    ordinaryMail: group.some(({ record }) => record.delivery.draft.site === c.world.scenario.library.site),
    ...spfMend(c.world, domain, momentOf(c, first.at), { seen: first.spf.tree.text, meant }),
  };
}

function withoutVendor({ spf }: Judged, vendor: string): string | null {
  const { text } = spf.tree;
  return text === null ? null : tidySpf(withoutTerms(text, (term) => includedBy(term) === vendor));
}

/** Terms of the record itself that led to names without records are of no use to anybody. */
function withoutVoids({ spf }: Judged, names: readonly string[]): string | null {
  const { text, terms } = spf.tree;
  const useless = terms.filter(({ queries, record }) =>
    [...queries, ...(record?.query ? [record.query] : [])].some(({ name }) => names.includes(name)),
  );
  const dropped = new Set(useless.map((term) => term.text));
  return text === null ? null : tidySpf(withoutTerms(text, (term) => dropped.has(term)));
}

type Included = Pick<Extract<SpfFault, { kind: 'nothing-there' }>, 'term' | 'target' | 'exists'>;

/** A name close to the vendor's was meant to be the vendor's: then the right include takes its place. */
function includeBroken(broken: Broken, fault: Included, vendor: string): Finding {
  const { group, first } = broken;
  const { target, term, exists } = fault;
  const { text } = first.spf.tree;
  const meant = text === null ? null : tidySpf(withoutTerms(text, (one) => includedBy(one) === target));
  return {
    code: 'spf-include-broken',
    severity: severityOf(group),
    facts: { ...factsOf(broken, meant), term, target, exists, meant: nearest(target, [vendor]) ?? '' },
  };
}

/** A blank forgotten between two strings makes one term of two, which mostly is none. */
function syntax(broken: Broken): Finding {
  const { c, domain, group, first } = broken;
  const severity = severityOf(group);
  const cut = cutStrings(c, domain, first);
  if (cut === null) {
    const meant = mendSyntax(first.spf.tree.text ?? '');
    return { code: 'spf-permerror', severity, facts: factsOf(broken, meant) };
  }
  const { problem: _problem, ordinaryMail: _ordinaryMail, ...facts } = factsOf(broken, tidySpf(cut.meant));
  return { code: 'spf-strings-cut', severity, facts: { ...facts, strings: cut.strings } };
}

/** The strings of the record a receiver read, where a blank is missing between two of them. */
export function cutStrings(
  c: Case,
  domain: string,
  { at }: Judged,
): { readonly strings: readonly string[]; readonly meant: string } | null {
  for (const data of c.lookupAt(at)(domain, 'TXT').data) {
    const meant = data.type === 'TXT' ? mendCutStrings(data.strings) : null;
    if (data.type === 'TXT' && meant !== null) return { strings: data.strings, meant };
  }
  return null;
}
