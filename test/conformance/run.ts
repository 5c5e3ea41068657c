import { faultsOf, readSuite, suiteFile } from './spf-suite.ts';

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const file = suiteFile();
const suite = readSuite(file);

if (suite === null) {
  say(`No OpenSPF suite at ${file}: set NOTICEPROOF_CONFORMANCE to the folder that holds it.`);
  say('0 passed, 0 failed, 1 skipped');
} else {
  let failed = 0;
  for (const test of suite) {
    const faults = await faultsOf(test);
    if (faults.length === 0) continue;
    failed += 1;
    say(`not as expected: ${test.section} / ${test.name}`);
    for (const fault of faults) say(`  ${fault}`);
  }
  say(`${suite.length - failed} passed, ${failed} failed, 0 skipped`);
  if (failed > 0) process.exitCode = 1;
}
