import { ADDRESS_FIELDS, type AddressField, type PatronExport } from '../../model/patrons.ts';
import { MistakeError } from '../../source/mistake-error.ts';
import type { CsvRow } from '../../source/csv-rows.ts';

/** Where an export's columns stand. */
export interface Columns {
  readonly header: PatronExport['header'];
  readonly count: number;
  /** Field → index of its column. */
  readonly at: ReadonlyMap<AddressField, number>;
}

/**
 * What a first line may call the columns: as in the database, or as Koha's forms do (labels of the patron form in its
 * public repository, 2024).
 */
const NAMES: Readonly<Record<string, AddressField>> = {
  email: 'email',
  'primary email': 'email',
  emailpro: 'emailpro',
  'secondary email': 'emailpro',
  b_email: 'B_email',
  'alternate email': 'B_email',
};

/** The two reports: addresses alone, and with first name and surname before them. */
const REPORTS: ReadonlyMap<number, number> = new Map([
  [3, 0],
  [5, 2],
]);

/**
 * Finds the columns with addresses: by their names in the first line; where it has none of them, as in whichever of the
 * two reports has as many columns.
 *
 * @throws MistakeError where a name stands twice, or nothing tells which columns they are.
 */
export function columnsOf({ line, cells }: CsvRow, file: string): Columns {
  const names = cells.map((cell) => NAMES[cell.trim().toLowerCase()] ?? null);
  const known = ADDRESS_FIELDS.filter((field) => names.includes(field));
  if (known.length > 0) {
    const twice = known.find((field) => names.indexOf(field) !== names.lastIndexOf(field));
    if (twice !== undefined) fail(file, line, { ...TWICE, problem: `Two columns are called \`${twice}\`.` });
    return { header: 'named', count: cells.length, at: new Map(known.map((field) => [field, names.indexOf(field)])) };
  }
  // A line of names has one for each column, and no address among them.
  const isData = cells.some((cell) => cell.includes('@') || cell.trim() === '');
  const first = cells.length === 1 && isData ? 0 : REPORTS.get(cells.length);
  if (first === undefined) fail(file, line, unclear(cells.length));
  const at = ADDRESS_FIELDS.slice(0, cells.length).map((field, index) => [field, first + index] as const);
  return { header: isData ? 'missing' : 'other-names', count: cells.length, at: new Map(at) };
}

const TWICE = { mend: 'Leave one of them out, or give the other a name of its own.' };

function unclear(count: number): { readonly problem: string; readonly mend: string } {
  return {
    problem: `The first line names none of the columns email, emailpro and B_email, and ${count === 1 ? 'one column is' : `${count} columns are`} no report that is known by the number.`,
    mend: 'Write the names of the columns into the first line, such as `firstname,surname,email,emailpro,B_email`.',
  };
}

function fail(file: string, line: number, says: { readonly problem: string; readonly mend: string }): never {
  throw new MistakeError([{ file, line, column: 1, ...says, source: null }]);
}
