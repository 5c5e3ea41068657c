import { describe, expect, it } from 'vitest';
import type { TestModule } from 'vitest/node';
import { concernedTests } from '../../harness/vitest/concerned-tests.ts';

function module(moduleId: string, noticeproof?: { files: readonly string[]; folders: readonly string[] }): TestModule {
  return { moduleId, meta: () => ({ noticeproof }) } as unknown as TestModule;
}

const MODULES = [
  module('/p/scenarios/a.yaml', { files: ['/p/scenarios/a.yaml', '/p/fixtures/habits/own.yaml'], folders: [] }),
  module('/p/all.test.ts', { files: ['/p/more/b.yaml'], folders: ['/p/more'] }),
  module('C:/p/win.test.ts', { files: ['C:\\p\\mail\\c.yaml'], folders: ['C:\\p\\mail'] }),
  module('/p/other.test.ts'),
];
const READERS = ['/p/scenarios/a.yaml', '/p/all.test.ts', 'C:/p/win.test.ts'];

const ROWS: readonly (readonly [string, readonly string[], string])[] = [
  ['/p/scenarios/a.yaml', ['/p/scenarios/a.yaml'], 'it has read it'],
  ['/p/fixtures/habits/own.yaml', ['/p/scenarios/a.yaml'], 'it uses this fixture, and the others do not'],
  ['/p/more/deep/new.yml', ['/p/all.test.ts'], 'a new scenario below its folder'],
  ['/p/moreover/new.yaml', [], 'another folder, whose name only begins so'],
  ['/p/more/notes.pem', [], 'no scenario'],
  ['C:/p/mail/c.yaml', ['C:/p/win.test.ts'], "paths of Windows come with slashes in vitest's watcher"],
  ['C:/p/mail/new.yaml', ['C:/p/win.test.ts'], 'and so do folders'],
  ['/p/fixtures/keys/new.pem', READERS, 'a fixture nobody has read yet may be one that somebody missed'],
  ['/p/more/fixtures/habits/new.yaml', READERS, 'a fixture beside scenarios is no scenario'],
  ['/p/docker-compose.yaml', [], "none of noticeproof's"],
];

describe('concernedTests', () => {
  it.each(ROWS)('a change of %s concerns %j: %s', (changed, expected) => {
    expect(concernedTests(changed, MODULES)).toEqual(expected);
  });
});
