import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeProject, runNode, type Project } from './project.ts';

/** What a user writes with types; each line that must be refused says so, and it is an error if it is not. */
const USES = `import { playScenario, testScenarios, type Played } from 'noticeproof/vitest';
import { noticeproof } from 'noticeproof/vitest/plugin';
import { expect, test } from 'vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({ plugins: [noticeproof({ scenarios: ['a/*.yaml'], fixtureDirs: ['b'] })] });
testScenarios(['a', 'b'], { workingDir: import.meta.dirname });
const played: Played = playScenario('a.yaml', { id: 'a[b,c]' });
test('matchers', async ({ expect: local, signal }) => {
  const held: Promise<void> = expect(played.flow('notice', { to: 'Ann', act: 'c2' })).toReach('inbox');
  await held;
  await local(played.flow('reply')).not.toBeReadBy('library');
  await expect(played.flow('bounce')).toBeRefusedWith(/^550 /u);
  await expect(played).toBeAsExpected();
  const { flows } = await played.report(signal);
  const fates: readonly string[] = flows.map(({ fate }) => fate);
  expect(fates).toEqual([]);
  // @ts-expect-error no such fate
  await expect(played.flow('notice')).toReach('inbxo');
  // @ts-expect-error no such flow
  played.flow('notce');
  // @ts-expect-error no such choice
  played.flow('notice', { too: 'Ann' });
});
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'es2023',
    lib: ['es2024', 'esnext.array'],
    types: ['node'],
    module: 'nodenext',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    // The sources stand in for the built files here.
    allowImportingTsExtensions: true,
  },
  files: ['uses.ts'],
};

let project: Project | undefined;
afterAll(() => project?.remove());

it('the matchers have types, also where libraries are checked', async () => {
  project = makeProject({ 'uses.ts': USES, 'tsconfig.json': JSON.stringify(TSCONFIG) });
  const { code, text } = await runNode(project.folder, [
    join(process.cwd(), 'node_modules/typescript/bin/tsc'),
    '-p',
    '.',
  ]);
  expect(text).toBe('');
  expect(code).toBe(0);
});
