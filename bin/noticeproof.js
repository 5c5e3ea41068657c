#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read: it checks the version, then loads the command.
import { existsSync } from 'node:fs';
import module from 'node:module';

const NEEDED = [22, 19, 0];

const found = process.versions.node.split('.').map(Number);
const first = NEEDED.findIndex((part, position) => part !== found[position]);
const tooOld = first >= 0 && found[first] < NEEDED[first];

if (tooOld) {
  process.stderr.write(
    `noticeproof needs Node.js ${NEEDED.join('.')} or later; this is ${process.versions.node}. ` +
      'Install a current version from https://nodejs.org and try again.\n',
  );
  process.exitCode = 2;
} else {
  // What was compiled is kept in the system's folder for temporary files, so that the next run starts sooner.
  module.enableCompileCache?.();
  // A clone has the sources, which Node runs as they are; the package has them compiled.
  const sources = new URL('../harness/cli/main.ts', import.meta.url);
  const { main } = await import(existsSync(sources) ? sources.href : '../dist/cli/main.js');
  await main();
}
