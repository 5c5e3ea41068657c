import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPUTATION_NUMBERS } from '../../harness/standards/reputation/numbers.ts';

const PAGE = readFileSync(new URL('../../docs/reputation.md', import.meta.url), 'utf8');

/** Cells of the rows whose first one is a name in backquotes. */
const ROWS = PAGE.split('\n')
  .filter((line) => /^\| `\w+`/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/reputation.md', () => {
  it('shows every number of the model with its default, as the model has it', () => {
    expect(ROWS.map(([, name, usual, about]) => [name, usual, about])).toEqual(
      Object.entries(REPUTATION_NUMBERS).map(([name, number]) => [`\`${name}\``, String(number.default), number.about]),
    );
  });
});
