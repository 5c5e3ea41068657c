import type { Fate } from './flow.ts';
import type { Position } from './position.ts';

/** Columns of the patron records that hold an address, by Koha's names, in the order in which it looks at them. */
export const ADDRESS_FIELDS = ['email', 'emailpro', 'B_email'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** What can be odd about a cell or a row: a slip of whoever typed an address, or the table itself. */
export interface OddCell {
  /** Line of the file in which the row begins. */
  readonly line: number;
  readonly field: AddressField;
  /** As it stands there. */
  readonly text: string;
}

/** Cells of one kind: how many there are, and the first few. */
export interface OddCells {
  readonly kind: string;
  readonly count: number;
  readonly first: readonly OddCell[];
}

/** Rows of one kind: how many there are, and the lines of the first few. */
export interface OddRows {
  readonly count: number;
  readonly lines: readonly number[];
}

/** An address export, counted while it was read: its size does not grow with the file's. */
export interface PatronExport {
  /** Absolute path. */
  readonly path: string;
  /** As mistakes name it: see Position. */
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  /** `named`: the first line names the columns; else the reports' order was taken, since it names none or others. */
  readonly header: 'named' | 'missing' | 'other-names';
  /** Rows: one a patron. */
  readonly patrons: number;
  /** Patrons without any address. */
  readonly withoutAddress: number;
  /** Patrons whose address in use is no address. */
  readonly unusable: number;
  /** By kind, the most frequent first. */
  readonly unusableCells: readonly OddCells[];
  /** Further addresses, in fields that the catalogue does not use for these patrons. */
  readonly others: number;
  /** Patrons whose address an earlier one has too. */
  readonly duplicates: number;
  /** False where there were more different addresses than are remembered. */
  readonly duplicatesExact: boolean;
  /** Cells that a spreadsheet would run. */
  readonly formulas: OddRows;
  /** Rows with more cells than columns: what is which cannot be told, and they are not counted as patrons. */
  readonly uneven: OddRows;
  /** Domain of the addresses in use → patrons; as many as are told apart. */
  readonly domains: ReadonlyMap<string, number>;
  /** Patrons at domains beyond those. */
  readonly atFurtherDomains: number;
  /** Of the key in the scenario. */
  readonly where: Position;
}

/** Who takes mail for a domain, as the DNS of the scenario says. */
export type MailPlace =
  | { readonly kind: 'site'; readonly site: string }
  /** Nobody, for good; `why` is a row of the sending MTA's, such as `null-mx`. */
  | { readonly kind: 'nobody'; readonly why: string }
  /** The scenario, or its DNS at that time, does not say. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Patrons at one receiver. */
export interface PatronsAtReceiver {
  /** Id of the site. */
  readonly site: string;
  readonly title: string;
  readonly patrons: number;
  /** Of all patrons with a usable address, 0 to 1, four decimals. */
  readonly share: number;
  /** The most frequent first; at most twenty. */
  readonly domains: readonly string[];
}

/** Domains of patrons, and why nothing gets there or nobody knows. */
export interface PatronsAtDomain {
  readonly domain: string;
  readonly why: string;
  readonly patrons: number;
}

/** What becomes of one act's notices, counted in patrons. */
export interface PatronsTouched {
  readonly act: string;
  /** The most patrons first. */
  readonly fates: readonly {
    readonly fate: Fate;
    readonly patrons: number;
    /** Titles of the sites. */
    readonly receivers: readonly string[];
  }[];
  /** At receivers that no notice of this act was played to, or whose fates were decided on the recipient. */
  readonly notPlayed: { readonly patrons: number; readonly receivers: readonly string[] };
}

/** An address export beside what was played. */
export interface PatronsReport {
  readonly file: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly header: PatronExport['header'];
  readonly patrons: number;
  readonly usable: number;
  readonly withoutAddress: number;
  readonly unusable: number;
  /** By kind; addresses are masked unless asked for. */
  readonly unusableAddresses: readonly {
    readonly kind: string;
    readonly count: number;
    readonly first: readonly { readonly line: number; readonly field: string; readonly address: string }[];
  }[];
  readonly otherAddresses: number;
  readonly duplicates: number;
  readonly duplicatesExact: boolean;
  readonly formulas: OddRows;
  readonly unevenRows: OddRows;
  readonly receivers: readonly PatronsAtReceiver[];
  readonly withoutMail: { readonly patrons: number; readonly domains: readonly PatronsAtDomain[] };
  readonly unknown: { readonly patrons: number; readonly domains: readonly PatronsAtDomain[] };
  readonly notices: readonly PatronsTouched[];
}
