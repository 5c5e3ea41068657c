import type { Names } from './shared.ts';

/** What an address export says, alone and beside what was played. */
export interface PatronFacts {
  'patrons-touched': {
    act: string;
    /** Patrons whose notices fail. */
    patrons: number;
    /** All patrons of the export. */
    of: number;
    /** One sentence part a fate, such as `rejected for 1,214 of 1,903 patrons: all at Yahoo Mail and AOL`. */
    fates: Names;
  };
  'patrons-not-played': { act: string; patrons: number; of: number; receivers: Names };
  /** `kinds`: how many of each kind, and where the first stands. */
  'export-addresses-bad': { file: string; patrons: number; of: number; kinds: Names };
  'export-domains-without-mail': { file: string; patrons: number; of: number; domains: Names };
  'export-domains-unknown': { file: string; patrons: number; of: number; domains: Names };
  'export-duplicates': { file: string; patrons: number; of: number; exact: boolean };
  'export-formulas': { file: string; rows: number; lines: Names };
  'export-rows-uneven': { file: string; rows: number; lines: Names };
  'export-columns-guessed': { file: string; header: string };
}
