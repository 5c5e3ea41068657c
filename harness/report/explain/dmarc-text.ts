import type { AlignmentExplanation, AlignmentRow, DmarcExplanation } from '../../model/auth-explanation.ts';
import type { Page } from './page.ts';
import { labelled, lines } from './page.ts';

const METHODS = {
  psl: 'organizational domains by public suffix list, RFC 7489 section 3.2',
  treewalk: 'organizational domains by tree walk, RFC 9989 section 4.10',
} as const;

const HEAD = ['check', 'domain', 'result', 'mode', 'org domain', 'aligned', 'counts'] as const;

/** The alignment table: which domain each check speaks for, and whether that is the author's. */
export function alignmentText(alignment: AlignmentExplanation | null, page: Page): readonly string[] {
  if (alignment === null) return [];
  const { fromDomain, method, rows } = alignment;
  return [
    `      ${page.colours.bold('Alignment')} with the domain of From, ${fromDomain}`,
    ...lines(`(${METHODS[method]})`, page, { indent: 8, hanging: 1 }),
    ...tableText([HEAD, ...rows.map(cellsOf)], page),
  ];
}

/** A table, a narrow one where names are long; where they are too long for that, each row as a list. */
function tableText(cells: readonly (readonly string[])[], page: Page): readonly string[] {
  const table = [2, 1]
    .map((gap) => tableLines(cells, gap))
    .find((drawn) => drawn.every((line) => line.length <= page.width));
  if (table !== undefined) return table.map((line, index) => (index === 0 ? page.colours.dim(line) : line));
  return cells.slice(1).flatMap((row) => {
    const named = row.map((text, column) => (column === 0 ? text : `${HEAD[column]} ${text}`));
    return lines(named.join(', '), page, { indent: 8, hanging: 2 });
  });
}

function tableLines(cells: readonly (readonly string[])[], gap: number): readonly string[] {
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row) => {
    const padded = row.map((text, column) => text.padEnd((widths[column] ?? 0) + gap));
    return `        ${padded.join('').trimEnd()}`;
  });
}

function cellsOf({ check, domain, result, mode, orgDomain, aligned, counts }: AlignmentRow): readonly string[] {
  return [check, domain || '(none)', result, mode, orgDomain ?? 'not asked', yesNo(aligned), yesNo(counts)];
}

function yesNo(value: boolean | null): string {
  if (value === null) return 'not asked';
  return value ? 'yes' : 'no';
}

/** DMARC: where the record was looked for and found, what it asks, and what came out. */
export function dmarcText(dmarc: DmarcExplanation | null, page: Page): readonly string[] {
  if (dmarc === null) return [];
  const { result, reason } = dmarc;
  return [
    ...lines(`DMARC: ${result}${reason === '' ? '' : `, ${reason}`}`, page, { indent: 6, hanging: 2 }).map(
      (line, index) => (index === 0 ? line.replace('DMARC', page.colours.bold('DMARC')) : line),
    ),
    ...dmarcRows(dmarc).flatMap(([label, text]) => labelled(label, text, page, { indent: 8, column: 12 })),
  ];
}

/** What was asked and found, with a label each. */
export function dmarcRows(dmarc: DmarcExplanation): readonly (readonly [string, string])[] {
  const { asked, foundAt, record, orgDomain } = dmarc;
  return [
    ...asked.map(
      ({ name, answer, fromCache }) => ['asked', `${name}: ${answer}${fromCache ? ' (from its cache)' : ''}`] as const,
    ),
    ['record', record === null || foundAt === null ? 'none' : `at ${foundAt}: ${record}`],
    ...(orgDomain === null ? [] : [['org domain', orgDomain] as const]),
    ...policyRows(dmarc),
  ];
}

function policyRows({ policy, policyFrom, pct, pctApplied }: DmarcExplanation): readonly (readonly [string, string])[] {
  if (policy === null) return [];
  const share = pct === 100 ? 'every failing message' : `${pct} percent of failing messages`;
  const spared = pctApplied === null ? '' : pctApplied ? '; this one is among them' : '; this one is spared';
  return [
    ['policy', `${policy}${policyFrom === null ? '' : ` (${policyFrom})`}`],
    ['applies to', `${share}${spared}`],
  ];
}
