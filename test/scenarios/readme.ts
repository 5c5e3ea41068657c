import { writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Scenario } from '../../harness/index.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

/** What each folder of scenarios is about, in the order a newcomer reads them. */
const FOLDERS: Readonly<Record<string, string>> = {
  default: 'The default set-up: the vendor writes as itself',
  'old-way': 'The old way: the vendor writes as the library, and nothing permits it',
  b1: 'B1: the DNS says that the vendor may write as the library',
  propagation: 'B1 over time: caches, lagging name servers, a vendor that moves',
  preconditions: 'B1 and its preconditions: DKIM and DMARC of the library',
  records: 'Mistakes in SPF records, and what else they break',
  b2: "B2: the library's own server relays",
  b3: 'B3: a new domain at Gmail',
  forwarding: 'Patrons who forward their mail',
  gateway: 'A gateway in front of the mailboxes: two servers judge, one after the other',
  receivers: 'Receivers side by side',
  'dmarc-both': 'DMARC by both standards: the public suffix list and pct, the tree walk and np, t, psd',
  matrix: 'Set-ups against receivers, as one table',
  'koha-smtp': "Koha through the library's own SMTP server",
  'koha-ses': 'Koha through Amazon SES: identities, Easy DKIM, return paths',
  suppression: 'Marked as spam, bounced, and not sent to any more',
  reputation: 'Mass mailings and complaints, a bad name, and how to get a good one back',
  'account-problems': 'Mailboxes that are full, suspended or deleted, and what Koha says of them',
  folio: 'FOLIO: one mail configuration for a whole tenant',
  evergreen: 'Evergreen: the consortium writes as the library',
  alma: 'Alma: a header and an envelope that are set in two places',
  wording: 'What notices say, and how their header is written',
  c1: 'C1: the first test, by staff and by the public catalogue',
  c2: 'C2: the nightly notices',
  answers: 'Answers that go astray',
  'address-export': 'All patrons of an address export: how many of them a verdict touches',
  dns: 'Name servers that fail, and names that nobody declared',
};

function line(scenario: Scenario): string {
  const file = relative('scenarios', scenario.file);
  return `- [${scenario.title}](${file}) (${scenario.tags.map((tag) => `\`${tag}\``).join(', ')})`;
}

/** The list of all shipped scenarios, by folder; a folder without a heading is a mistake of ours. */
export function scenariosReadme(): string {
  const byFolder = Map.groupBy(shippedScenariosLoaded(), ({ file }) => relative('scenarios', dirname(file)));
  const unknown = [...byFolder.keys()].filter((folder) => !(folder in FOLDERS));
  if (unknown.length > 0) throw new Error(`say in ${import.meta.filename} what these are about: ${unknown.join(', ')}`);
  const sections = Object.entries(FOLDERS).flatMap(([folder, about]) => {
    const lines = [...new Set(byFolder.get(folder)?.map(line) ?? [])];
    return lines.length === 0 ? [] : [`## ${about}\n\n${lines.join('\n')}\n`];
  });
  return `# Scenarios

Each file is a story: a set-up, what happens, and what must come of it, with the reason beside it. They are the
documentation of what works and the tests that it still does. \`npm run noticeproof -- list --by-tag\` runs them and shows
for each system what works and what fails.

CyberTools sends from two addresses, and a story is played once from each. Where nothing hangs on that, the story gives it
one of the two, under \`sites\`; a story of your own is better off with both.

${sections.join('\n')}`;
}

if (process.argv.includes('--write')) writeFileSync('scenarios/README.md', scenariosReadme());
