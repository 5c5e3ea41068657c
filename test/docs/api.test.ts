import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryFiles } from '../../harness/cli/init/library-files.ts';
import { ourLibrary } from '../../harness/cli/init/our-library.ts';
import { writeNew } from '../../harness/cli/init/write-new.ts';
import * as api from '../../harness/index.ts';

const PAGE = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const INDEX = resolve('harness/index.ts');

/** Each example with what it prints. */
const EXAMPLES = [...PAGE.matchAll(/^## (.+?)$(?:(?!^## ).)*?```ts\n(.*?)```\n\n```text\n(.*?)```/gms)].map(
  ([, title = '', code = '', printed = '']) => ({ title, code, printed }),
);

/** Names in the lists of exports, types too, and of what is declared in place. */
function exportedNames(): string[] {
  const source = readFileSync(INDEX, 'utf8');
  const listed = [...source.matchAll(/^export (?:type )?\{(.*?)\}/gms)].flatMap(([, list = '']) => list.split(','));
  const declared = [...source.matchAll(/^export (?:async )?(?:function|interface) (\w+)/gm)].map(
    ([, name = '']) => name,
  );
  return [...listed.map((name) => name.replace(/^\s*type\s/, '').trim()), ...declared].filter((name) => name !== '');
}

describe('docs/api.md', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'noticeproof-api-'));
    writeNew(libraryFiles(ourLibrary({ domain: 'riverside.example', from: null, name: null }), null), '.', folder);
    // The package as these sources are it: Node runs no TypeScript below node_modules, but a module there may lead to it.
    const home = join(folder, 'node_modules', 'noticeproof');
    mkdirSync(home, { recursive: true });
    writeFileSync(
      join(home, 'package.json'),
      JSON.stringify({ name: 'noticeproof', type: 'module', exports: './index.js' }),
    );
    writeFileSync(join(home, 'index.js'), `export * from ${JSON.stringify(pathToFileURL(INDEX).href)};\n`);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    for (const [index, { code }] of EXAMPLES.entries()) writeFileSync(join(folder, `example-${index}.ts`), code);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has its examples all found by this test', () => {
    expect(EXAMPLES).toHaveLength(PAGE.split('```ts\n').length - 1);
    expect(EXAMPLES.length).toBeGreaterThan(4);
  });

  it.each(EXAMPLES.map(({ title, printed }, index) => [title, printed, index] as const))(
    'prints in "%s" what stands there',
    (_, printed, index) => {
      const ran = spawnSync(process.execPath, [`example-${index}.ts`], { cwd: folder, encoding: 'utf8' });
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toBe(printed);
      expect(ran.status).toBe(0);
    },
  );

  it('has the right types in its examples', () => {
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      module: 'nodenext',
      types: ['node'],
      typeRoots: [resolve('node_modules/@types')],
      lib: ['es2024', 'esnext.array'],
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      paths: { noticeproof: [INDEX] },
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['example-*.ts'] }));
    writeFileSync(
      join(folder, 'example-wrong.ts'),
      `import { runFiles } from 'noticeproof';\nawait runFiles('scenarios');\n`,
    );
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    const concerned = stdout.split('\n').filter((line) => /(?:^|\/)example-\w+\.ts/.test(line));
    // The planted mistake shows that the types were looked at.
    expect(concerned).toHaveLength(1);
    expect(concerned[0]).toMatch(/example-wrong\.ts.*TS2554/);
  });

  it.each([...new Set([...Object.keys(api), ...exportedNames()])])('tells of %s', (name) => {
    expect(PAGE).toContain(`\`${name}\``);
  });
});
