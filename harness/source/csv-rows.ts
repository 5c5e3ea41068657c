import { parse, type CsvError, type Info } from 'csv-parse/sync';
import { MistakeError } from './mistake-error.ts';
import { ordinaryFile } from './ordinary-file.ts';
import { encodingOf, textBlocks, type Encoding, type TextBlock } from './text-blocks.ts';

/** Bytes: some millions of rows. */
const LARGEST_TABLE = 500_000_000;

/** Characters that one quoted cell with line breaks may go on for. */
const LONGEST_CELL = 65_536;

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface CsvRow {
  /** The line it begins in, 1-based. */
  readonly line: number;
  /** As they are: whatever a spreadsheet would do with them is not done here. */
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** To be read once; empty lines are left out. */
  readonly rows: Iterable<CsvRow>;
}

/**
 * Opens a table of comma-separated values (RFC 4180), separated by semicolons or tabs as well. It is read block by
 * block while its rows are asked for: what is held at a time does not grow with the file. A quote within a cell that has
 * none around it is a character like any other.
 *
 * @throws MistakeError where the file cannot be read or is no text; while rows are read, also where a line is too long or
 * a quote is never closed.
 */
export function openCsv(path: string, displayPath: string): CsvTable {
  ordinaryFile(path, displayPath, LARGEST_TABLE);
  const encoding = encodingOf(path, displayPath);
  const [first] = textBlocks(path, displayPath, encoding);
  const delimiter = delimiterOf(first?.text ?? '');
  return { encoding, delimiter, rows: rowsOf(textBlocks(path, displayPath, encoding), displayPath, delimiter) };
}

/** What stands most often in the first line that has anything, outside of quotes; a comma where nothing does. */
function delimiterOf(text: string): Delimiter {
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const count = (sign: string): number => bare.split(sign).length;
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function* rowsOf(blocks: Iterable<TextBlock>, file: string, delimiter: Delimiter): Generator<CsvRow> {
  let open: TextBlock | null = null;
  for (const block of blocks) {
    const whole: TextBlock = open === null ? block : { text: open.text + block.text, line: open.line };
    const parsed = parseBlock(whole, delimiter);
    yield* parsed.rows;
    open = parsed.open;
    if (open !== null && open.text.length > LONGEST_CELL) failOpen(file, open);
  }
  if (open !== null) failOpen(file, open);
}

interface Parsed {
  readonly rows: readonly CsvRow[];
  /** What is left from a quote on that was not closed yet; null where all of it was read. */
  readonly open: TextBlock | null;
}

function parseBlock(block: TextBlock, delimiter: Delimiter): Parsed {
  const rows: CsvRow[] = [];
  // Where the last whole row ends.
  let lines = 0;
  const take = (cells: string[], info: Info): null => {
    lines = info.lines;
    rows.push({ line: block.line + info.lines - 1 - breaksIn(cells), cells });
    return null;
  };
  try {
    parse(block.text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], info: Info) => take(cells, info),
    });
    return { rows, open: null };
  } catch (error) {
    if (!isUnclosed(error)) throw error;
    return { rows, open: { text: afterLines(block.text, lines), line: block.line + lines } };
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}

function afterLines(text: string, count: number): string {
  let at = 0;
  for (let line = 0; line < count; line++) at = text.indexOf('\n', at) + 1;
  return text.slice(at);
}

function isUnclosed(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED';
}

function failOpen(file: string, { text, line }: TextBlock): never {
  const at = text.search(/\S/u);
  const before = text.slice(0, at);
  const rows = before.split('\n').length - 1;
  const column = text.slice(at).search(/(?<=^|[,;\t])"/u) + 1;
  throw new MistakeError([
    {
      file,
      line: line + rows,
      column: Math.max(1, column),
      problem: 'A quote is opened in this row and not closed: all rows after it would be taken for one cell.',
      mend: 'Close the quote, write a quote within a cell twice, or take it out.',
      source: null,
    },
  ]);
}
