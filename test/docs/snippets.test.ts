import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../harness/cli/exit-code.ts';
import { REPORTERS } from '../../harness/cli/reporters.ts';
import { ELSEWHERE } from './snippets/checked-elsewhere.ts';
import { PageShell } from './snippets/page-shell.ts';
import { PAGES } from './snippets/pages.ts';
import { playPage } from './snippets/play-page.ts';

describe('every page', () => {
  it.each(PAGES)(
    '%s shows only what can be done as it stands (else: node test/docs/snippets/pages.ts --write)',
    async (page) => {
      expect((await playPage(page)).problems).toEqual([]);
    },
  );

  it.each(PAGES)('%s leads only to places that are there', (page) => {
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const dead = links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(page, link));
    expect(dead).toEqual([]);
  });
});

describe('the pages together', () => {
  const tasks = PAGES.filter((page) => /^docs\/[\w-]+\.md$/.test(page) && page !== 'docs/README.md');

  it.each(tasks)('%s ends with where to go next, and docs/README.md leads to it', (page) => {
    expect(readFileSync(page, 'utf8').trimEnd().split('\n\n').at(-1)).toMatch(/^\*\*Next:\*\* \[/);
    expect(readFileSync('docs/README.md', 'utf8')).toContain(`](${page.replace('docs/', '')})`);
  });

  it.each(tasks)('README.md leads to %s', (page) => {
    expect(readFileSync('README.md', 'utf8')).toContain(`](${page})`);
  });

  it('README.md names every command, option and reporter', async () => {
    using shell = new PageShell();
    const readme = readFileSync('README.md', 'utf8');
    const commands = [...(await shell.run('noticeproof --help')).matchAll(/^ {2}(\w+) [[<]/gm)].map(
      ([, name = '']) => name,
    );
    expect(commands).toContain('receivers');
    expect(commands.filter((name) => name !== 'help' && !readme.includes(`noticeproof ${name}`))).toEqual([]);
    const options = [...(await shell.run('noticeproof run --help')).matchAll(/^ {2}(--[\w-]+)/gm)].map(
      ([, name = '']) => name,
    );
    expect(options).toContain('--mask');
    expect(options.filter((name) => name !== '--no-mask' && !readme.includes(name))).toEqual([]);
    expect(REPORTERS.filter((name) => !readme.includes(name))).toEqual([]);
  });

  it('docs/ci.md and README.md tell of every exit code', () => {
    for (const code of Object.values(EXIT)) {
      expect(readFileSync('docs/ci.md', 'utf8')).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
      expect(readFileSync('README.md', 'utf8')).toMatch(new RegExp(`[:;]\\s${code} `));
    }
  });
});

it.each(ELSEWHERE)('blocks of $page are checked by $test', ({ page, test }) => {
  expect(existsSync(page)).toBe(true);
  expect(readFileSync(test, 'utf8')).toMatch(new RegExp(`${page.replace('docs/', '')}|-example`));
});

describe('the player of pages', () => {
  const cases = [
    ['a kind of block that nothing checks', '```ruby\nputs 1\n```\n', 'kind "ruby"'],
    ['a block without a kind', '```\nanything\n```\n', 'kind ""'],
    ['a command that nothing checks', '```sh\ncurl example.org\n```\n', 'no test can check'],
    ['an option that there is not', '```sh\nnpx noticeproof list --colour\n```\n', 'ends with 2'],
    ['a synopsis with an option that there is not', '```sh\nnoticeproof explain <scenario> [--who]\n```\n', '--who'],
    ['a package that is another', '```sh\nnpm install noticeprof\n```\n', 'noticeprof'],
    ['an output that is another', '```console\n$ npx noticeproof --version\n9.9.9\n```\n', 'the commands print'],
    ['a console block without a command', '```console\nworks\n```\n', 'behind `$ `'],
    ['a scenario with a mistake', '```yaml\npeople: [{ nome: Ann }]\n```\n', 'nome'],
    ['a mistake that is none', '```yaml\n# s.yaml (with a mistake)\nid: a\ntitle: a\n```\n', 's.md'],
    ['a workflow that runs on nothing', '```yaml\non: push\njobs: { a: { steps: [] } }\n```\n', 'runs-on'],
    ['a step with an old action', '```yaml\n- uses: actions/checkout\n```\n', 'no version'],
    [
      'a result that nothing wrote',
      '```yaml\n- { uses: actions/upload-artifact@v4, with: { path: x.xml } }\n```\n',
      'x.xml',
    ],
    ['a job on an old Node', '```yaml\na: { image: node:20, script: [npm ci] }\n```\n', 'node:20'],
    ['JSON that is none', '```json\n{ a: 1 }\n```\n', 'JSON'],
  ] as const;

  it.each(cases)('names %s', async (_, text, told) => {
    const folder = mkdtempSync(join(tmpdir(), 'noticeproof-page-'));
    try {
      writeFileSync(join(folder, 's.md'), text);
      const { problems } = await playPage(join(folder, 's.md'));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(told);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', place] = link.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(file)) return false;
  return place === undefined || headings(readFileSync(file, 'utf8')).includes(place);
}

/** As GitHub makes them. */
function headings(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
