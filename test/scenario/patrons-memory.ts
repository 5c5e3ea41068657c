/** Counts an export of as many rows as the argument says, and prints how many KiB the process had at most, and what came. */
import { mkdtempSync, openSync, rmSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countExport } from '../../harness/scenario/patrons/count-export.ts';

const rows = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'noticeproof-export-'));
try {
  const path = join(folder, 'patrons.csv');
  const file = openSync(path, 'w');
  writeSync(file, 'firstname,surname,email,emailpro,B_email\n');
  for (let n = 0; n < rows; n++) {
    // Ten thousand families share an address each; every tenth patron has none, and every tenth domain is another.
    const domain = n % 10 === 3 ? `d${n}.example` : 'gmail.com';
    const address = n % 10 === 7 ? '' : `user.${n % 10 === 1 ? n % 10_000 : n}@${domain}`;
    writeSync(file, `First ${n},"Last, ${n}",${address},,\n`);
  }
  closeSync(file);
  const { patrons, withoutAddress, duplicates, domains, atFurtherDomains } = countExport(path, 'patrons.csv', 'first');
  const kib = process.resourceUsage().maxRSS;
  const found = { patrons, withoutAddress, duplicates, domains: domains.size, atFurtherDomains };
  process.stdout.write(JSON.stringify({ kib, found }));
} finally {
  rmSync(folder, { recursive: true });
}
