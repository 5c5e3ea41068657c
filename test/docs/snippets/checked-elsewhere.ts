interface Elsewhere {
  readonly page: string;
  readonly languages: readonly string[];
  /** The test that checks these blocks, and must name the page. */
  readonly test: string;
}

/** Blocks that a test of their page's own checks, since it takes more than a command line to do so. */
export const ELSEWHERE: readonly Elsewhere[] = [
  { page: 'docs/api.md', languages: ['ts', 'text'], test: 'test/docs/api.test.ts' },
  { page: 'docs/explain.md', languages: ['text'], test: 'test/docs/explain.test.ts' },
  { page: 'docs/reporters.md', languages: ['sh', 'text', 'xml', 'tap'], test: 'test/docs/reporters.test.ts' },
  { page: 'docs/vitest.md', languages: ['ts', 'text'], test: 'test/vitest/page.test.ts' },
];

/** The test that checks blocks of this kind on a page; null where the page is played. */
export function checkedBy(page: string, language: string): string | null {
  return ELSEWHERE.find((one) => one.page === page && one.languages.includes(language))?.test ?? null;
}
