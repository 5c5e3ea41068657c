import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '../../harness/verdict/words.ts';

describe('docs/findings.md', () => {
  it('has one heading for each code, in alphabetical order, and no other', () => {
    const text = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(FINDING_CODES.toSorted());
  });
});
