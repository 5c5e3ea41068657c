import type { Instant } from '../../model/dns.ts';
import type {
  MailPlace,
  OddCells,
  PatronExport,
  PatronsAtDomain,
  PatronsAtReceiver,
  PatronsReport,
} from '../../model/patrons.ts';
import type { World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { maskedAddress } from './masked-address.ts';
import { patronsTouched } from './patrons-touched.ts';

/** What an export is set against. */
export interface Audience {
  /** Who takes mail for a domain at a virtual time. */
  readonly placeOf: (domain: string, at: Instant) => MailPlace;
  /** Whether addresses of the export are shown as they are. */
  readonly showAddresses: boolean;
}

/** Domains that are named of one kind. */
const MOST_NAMED = 20;

/** The patrons of a scenario's address export by receiver, and how many of them each act's notices touch. */
export function patronsReport(world: World, flows: readonly MergedFlow[], audience: Audience): PatronsReport | null {
  const { patrons: found = null, acts, start } = world.scenario;
  if (found === null) return null;
  const at = acts.findLast(({ kind }) => kind !== 'change' && kind !== 'ordinary-mail')?.at ?? start;
  const usable = found.patrons - found.withoutAddress - found.unusable;
  const placed = [...found.domains].map(([domain, patrons]) => ({
    domain,
    patrons,
    place: audience.placeOf(domain, at),
  }));
  const receivers = atReceivers(world, placed, usable);
  const nobody = placed.flatMap(({ place, ...rest }) => (place.kind === 'nobody' ? [{ ...rest, why: place.why }] : []));
  const unknown = placed.flatMap(({ place, ...rest }) =>
    place.kind === 'unknown' ? [{ ...rest, why: place.why }] : [],
  );
  return {
    ...countsOf(found, audience.showAddresses),
    receivers,
    withoutMail: atDomains(nobody, 0),
    unknown: atDomains(unknown, found.atFurtherDomains),
    notices: patronsTouched(acts, flows, receivers, (address, act) => {
      const place = audience.placeOf(domainOf(address), act.at);
      return place.kind === 'site' ? place.site : null;
    }),
  };
}

type Counts = Omit<PatronsReport, 'receivers' | 'withoutMail' | 'unknown' | 'notices'>;

function countsOf(found: PatronExport, showAddresses: boolean): Counts {
  return {
    file: found.file,
    encoding: found.encoding,
    delimiter: found.delimiter,
    header: found.header,
    patrons: found.patrons,
    usable: found.patrons - found.withoutAddress - found.unusable,
    withoutAddress: found.withoutAddress,
    unusable: found.unusable,
    unusableAddresses: found.unusableCells.map((cells) => unusableOf(cells, showAddresses)),
    otherAddresses: found.others,
    duplicates: found.duplicates,
    duplicatesExact: found.duplicatesExact,
    formulas: found.formulas,
    unevenRows: found.uneven,
  };
}

function unusableOf({ kind, count, first }: OddCells, show: boolean): PatronsReport['unusableAddresses'][number] {
  const shown = first.map(({ line, field, text }) => ({ line, field, address: show ? text : maskedAddress(text) }));
  return { kind, count, first: shown };
}

interface Placed {
  readonly domain: string;
  readonly patrons: number;
  readonly place: MailPlace;
}

function atReceivers(world: World, placed: readonly Placed[], usable: number): readonly PatronsAtReceiver[] {
  const bySite = Map.groupBy(placed, ({ place }) => (place.kind === 'site' ? place.site : ''));
  bySite.delete('');
  return [...bySite]
    .map(([site, some]) => {
      const patrons = sumOf(some);
      return {
        site,
        title: world.sites.get(site)?.title ?? site,
        patrons,
        share: Math.round((patrons / usable) * 10_000) / 10_000,
        domains: byPatrons(some)
          .slice(0, MOST_NAMED)
          .map(({ domain }) => domain),
      };
    })
    .toSorted((a, b) => b.patrons - a.patrons || order(a.site, b.site));
}

function atDomains(domains: readonly PatronsAtDomain[], further: number) {
  const named = byPatrons(domains).slice(0, MOST_NAMED);
  return {
    patrons: sumOf(domains) + further,
    domains: named.map(({ domain, why, patrons }) => ({ domain, why, patrons })),
  };
}

function byPatrons<T extends { readonly domain: string; readonly patrons: number }>(domains: readonly T[]) {
  return domains.toSorted((a, b) => b.patrons - a.patrons || order(a.domain, b.domain));
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function sumOf(parts: readonly { readonly patrons: number }[]): number {
  return parts.reduce((sum, { patrons }) => sum + patrons, 0);
}
