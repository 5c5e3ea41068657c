import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';
import { type LibraryFile, libraryFiles } from './library-files.ts';
import { type LibraryChoices, ourLibrary } from './our-library.ts';
import { writeNew } from './write-new.ts';

export interface InitChoices extends LibraryChoices {
  /** Where the files go; relative to the working folder or absolute. */
  readonly folder: string;
}

/**
 * `noticeproof init`: writes scenarios for the user's own library that come out as they expect.
 *
 * @throws UsageError where there can be no mail in the domain, a file is there already, or nothing can be written.
 */
export function init({ folder, domain, from, name }: InitChoices, context: Context): ExitCode {
  const { workingDir, stdout, harness } = context;
  const plain = (text: string | null): string | null => (text === null ? null : harness.plainText(text));
  const library = ourLibrary({ domain: plain(domain), from: plain(from), name: plain(name) });
  const files = libraryFiles(library, schemaFor(resolve(workingDir, folder)));
  checkThatTheyLoad(files, library.shown, context);
  writeNew(files, folder, workingDir);
  const listed = files.map(({ path, about }) => ({ path: harness.plainText(join(folder, path)), about }));
  const width = Math.max(...listed.map(({ path }) => path.length));
  const list = listed.map(({ path, about }) => `  ${path.padEnd(width)}  ${about}\n`).join('');
  stdout(`Written for ${library.shown}:\n${list}\nNext:\n  npx noticeproof run${argumentFor(folder)}\n`);
  return EXIT.asExpected;
}

/** What the command line needs behind `run`: nothing where the files lie right here. */
function argumentFor(folder: string): string {
  if (join(folder) === '.') return '';
  return /^[\w./-]+$/.test(folder) ? ` ${folder}` : ` '${folder.replaceAll("'", `'\\''`)}'`;
}

/** The schema of the installed package as scenarios below a folder find it; null where none is installed. */
function schemaFor(folder: string): string | null {
  for (let place = folder; ; place = dirname(place)) {
    const schema = join(place, 'node_modules', 'noticeproof', 'docs', 'scenario.schema.json');
    if (existsSync(schema)) return relative(join(folder, 'scenarios'), schema).replaceAll('\\', '/');
    if (place === dirname(place)) return null;
  }
}

/**
 * Reads the files in a place of their own first: a domain that belongs to somebody else in every scenario, such as
 * gmail.com, is told before anything is written.
 */
function checkThatTheyLoad(files: readonly LibraryFile[], shown: string, { harness }: Context): void {
  const place = mkdtempSync(join(tmpdir(), 'noticeproof-init-'));
  try {
    writeNew(files, '.', place);
    const [mistake] = harness.loadScenarios(['.'], { workingDir: place }).mistakes;
    if (mistake === undefined) return;
    throw new UsageError(`No scenario can be written for ${shown}: ${harness.plainText(mistake.problem)}`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
