import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Given } from './context.ts';
import { MISTAKE, noticeproof } from './context.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'noticeproof-explain-'));
  writeFileSync(join(dir, 'x.yaml'), '');
});
afterAll(() => rmSync(dir, { recursive: true }));

const STORIES = [{ id: 'one' }, { id: 'two' }];

async function explain(args: readonly string[], given: Given = {}) {
  return noticeproof(['explain', ...args], { stories: STORIES, workingDir: dir, ...given });
}

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly given: Given;
  readonly code: number;
  readonly message: RegExp;
}

describe('explain', () => {
  it('explains the only scenario of a file', async () => {
    const { code, stdout, paths } = await explain(['x.yaml'], { stories: [{ id: 'one' }] });
    expect([code, paths]).toEqual([0, ['x.yaml']]);
    expect(stdout).toContain('Story one: - - -');
  });

  it('finds an id among the default scenarios', async () => {
    const { code, stdout, paths } = await explain(['two']);
    expect([code, paths]).toEqual([0, ['/shipped']]);
    expect(stdout).toContain('Story two');
  });

  it('hands the selection on', async () => {
    const { stdout } = await explain(['one', '--flow', 'bounce', '--to', 'Ann', '--act', 'c2']);
    expect(stdout).toContain('Story one: bounce Ann c2');
  });

  it('prints JSON where that is wanted, and nothing beside it', async () => {
    const { stdout } = await explain(['one', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, scenario: { id: 'one' }, flows: [] });
  });

  it('explains a scenario although another file is broken, and does not speak of that', async () => {
    const { code, stderr } = await explain(['one'], { mistakes: [MISTAKE] });
    expect([code, stderr]).toEqual([0, 'Scenarios that come with noticeproof\n']);
  });

  it.each<Row>([
    { name: 'no scenario named', args: [], given: {}, code: 2, message: /missing required argument 'scenario'/ },
    {
      name: 'neither a file nor an id',
      args: ['tow'],
      given: {},
      code: 2,
      message: /no file tow and no scenario with that id\. Did you mean two\?/,
    },
    {
      name: 'a file with several',
      args: ['x.yaml'],
      given: {},
      code: 2,
      message: /holds several scenarios; name one of them by its id: one, two/,
    },
    {
      name: 'a broken file',
      args: ['x.yaml'],
      given: { stories: [], mistakes: [MISTAKE] },
      code: 2,
      message: /broken\.yaml:3:9/,
    },
    {
      name: 'an id that may be in a broken file',
      args: ['tow'],
      given: { mistakes: [MISTAKE] },
      code: 2,
      message: /broken\.yaml:3:9/,
    },
    {
      name: 'a selection that does not occur',
      args: ['one', '--to', 'nobody'],
      given: {},
      code: 2,
      message: /Nothing was written to "nobody"/,
    },
    {
      name: 'our own fault',
      args: ['one'],
      given: { fault: new OwnFault('x') },
      code: 70,
      message: /fault of noticeproof/,
    },
    { name: 'interrupted', args: ['one'], given: { interrupted: true }, code: 130, message: /^/ },
  ])('prints nothing but why not: $name', async ({ args, given, code, message }) => {
    const ran = await explain(args, given);
    expect([ran.code, ran.stdout]).toEqual([code, '']);
    expect(ran.stderr).toMatch(message);
  });
});
