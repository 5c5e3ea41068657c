import { ADDRESS_FIELDS, type AddressField, type OddRows, type PatronExport } from '../../model/patrons.ts';
import { MistakeError } from '../../source/mistake-error.ts';
import { openCsv, type CsvRow } from '../../source/csv-rows.ts';
import { addressSlip } from '../../standards/address-slip.ts';
import { mailboxKey, parseAddress } from '../../standards/address.ts';
import { columnsOf, type Columns } from './columns.ts';
import { isFormula } from './formula.ts';
import { oddCells } from './odd-cells.ts';
import { seenAddresses } from './seen-addresses.ts';

/** Which of a patron's addresses the catalogue writes to: that field's, or the first that is filled in. */
export type UsedAddress = AddressField | 'first';

/** Domains that are told apart. A provider's are few; a library's patrons have some hundreds in all. */
export const MOST_DOMAINS = 10_000;

/** Lines that are named of one kind. */
const MOST_NAMED = 5;

/** What an export comes to, without where the scenario named it. */
export type Counted = Omit<PatronExport, 'where' | 'path' | 'file'>;

/**
 * Reads an address export row by row and counts. Nothing that grows with the number of rows is kept.
 *
 * @throws MistakeError where it cannot be read as a table of patrons.
 */
export function countExport(path: string, displayPath: string, used: UsedAddress): Counted {
  const { encoding, delimiter, rows } = openCsv(path, displayPath);
  const tally = new Tally(used);
  let columns: Columns | null = null;
  let header: number | null = null;
  for (const row of rows) {
    if (columns === null) {
      columns = columnsOf(row, displayPath);
      demandField(columns, used, { file: displayPath, line: row.line });
      header = row.line;
      if (columns.header !== 'missing') continue;
    }
    header = null;
    tally.add(row, columns);
  }
  if (columns === null) throw new MistakeError([{ file: displayPath, line: 1, column: 1, ...EMPTY, source: null }]);
  if (header !== null)
    throw new MistakeError([{ file: displayPath, line: header, column: 1, ...NOBODY, source: null }]);
  return { encoding, delimiter, header: columns.header, ...tally.result() };
}

const EMPTY = {
  problem: 'The file is empty.',
  mend: 'Export the addresses again, with the names of the columns first.',
};

const NOBODY = {
  problem: 'The file has the names of the columns and no patron below them.',
  mend: 'Export the addresses again, and look whether the report found anybody; or leave `patrons` out of the scenario.',
};

function demandField(
  { at }: Columns,
  used: UsedAddress,
  where: { readonly file: string; readonly line: number },
): void {
  if (used === 'first' || at.has(used)) return;
  const problem = `There is no column \`${used}\`, which the scenario says the catalogue writes to.`;
  const mend = 'Add the column to the report, or change `use` in the scenario.';
  throw new MistakeError([{ ...where, column: 1, problem, mend, source: null }]);
}

class Tally {
  readonly #used: UsedAddress;
  readonly #seen = seenAddresses();
  readonly #domains = new Map<string, number>();
  readonly #unusable = oddCells();
  readonly #formulas = oddRows();
  readonly #uneven = oddRows();
  #patrons = 0;
  #without = 0;
  #others = 0;
  #duplicates = 0;
  #exact = true;
  #further = 0;

  constructor(used: UsedAddress) {
    this.#used = used;
  }

  add(row: CsvRow, columns: Columns): void {
    if (row.cells.some(isFormula)) this.#formulas.add(row.line);
    // Rows end early where a spreadsheet left out what is empty; with a cell too many all others may have moved.
    if (row.cells.length > columns.count) {
      this.#uneven.add(row.line);
      return;
    }
    this.#patrons += 1;
    const filled = ADDRESS_FIELDS.flatMap((field) => {
      const text = (row.cells[columns.at.get(field) ?? -1] ?? '').trim();
      return text === '' ? [] : [{ field, text }];
    });
    const inUse = this.#used === 'first' ? filled[0] : filled.find(({ field }) => field === this.#used);
    this.#others += filled.length - (inUse === undefined ? 0 : 1);
    if (inUse === undefined) this.#without += 1;
    else this.#take(row.line, inUse.field, inUse.text);
  }

  #take(line: number, field: AddressField, text: string): void {
    const parse = parseAddress(text);
    if (parse.kind === 'problem') {
      this.#unusable.add(addressSlip(text), { line, field, text });
      return;
    }
    const before = this.#seen.add(mailboxKey(text));
    if (before === true) this.#duplicates += 1;
    if (before === null) this.#exact = false;
    const known = this.#domains.get(parse.domain);
    if (known === undefined && this.#domains.size >= MOST_DOMAINS) this.#further += 1;
    else this.#domains.set(parse.domain, (known ?? 0) + 1);
  }

  result(): Omit<Counted, 'encoding' | 'delimiter' | 'header'> {
    const unusableCells = this.#unusable.result();
    return {
      patrons: this.#patrons,
      withoutAddress: this.#without,
      unusable: unusableCells.reduce((sum, { count }) => sum + count, 0),
      unusableCells,
      others: this.#others,
      duplicates: this.#duplicates,
      duplicatesExact: this.#exact,
      formulas: this.#formulas.result(),
      uneven: this.#uneven.result(),
      domains: this.#domains,
      atFurtherDomains: this.#further,
    };
  }
}

function oddRows(): { readonly add: (line: number) => void; readonly result: () => OddRows } {
  const lines: number[] = [];
  let count = 0;
  return {
    add(line) {
      count += 1;
      if (lines.length < MOST_NAMED) lines.push(line);
    },
    result: () => ({ count, lines }),
  };
}
