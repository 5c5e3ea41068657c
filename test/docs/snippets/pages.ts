import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { withTexts } from './blocks.ts';
import { playPage } from './play-page.ts';

/** Every page that a reader may come to. */
export const PAGES: readonly string[] = [
  'README.md',
  'fixtures/README.md',
  'scenarios/README.md',
  ...globSync('docs/**/*.md')
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted(),
];

/** node test/docs/snippets/pages.ts --write [page…]: writes into console blocks what their commands print now. */
if (process.argv[2] === '--write') {
  const asked = process.argv.slice(3);
  for (const page of asked.length === 0 ? PAGES : asked) {
    const { printed, problems } = await playPage(page);
    writeFileSync(page, withTexts(readFileSync(page, 'utf8'), printed));
    for (const problem of problems) process.stderr.write(`${problem.split('\n')[0] ?? ''}\n`);
  }
}
