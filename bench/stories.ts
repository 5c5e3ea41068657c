import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenarios, type Scenario } from '../harness/index.ts';

export interface Stories {
  readonly count: number;
  /** Whether the catalogue and the patrons' provider sign with DKIM. */
  readonly signed: boolean;
  /** Patrons of each library: each gets a notice and answers it. */
  readonly patrons: number;
}

/** Addresses that no list calls private: Haraka does not ask for the SPF of documentation ranges. */
const ADDRESS = { catalogue: '93.184.215.10', library: '93.184.215.25', provider: '93.184.215.40' } as const;

/** The key of `fixtures/keys/plainmail.pem`, as that provider publishes it. */
const PUBLIC_KEY =
  '"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1ji5fNvaj/hH5S/nzwOjESGn2PwLH+mZ+3U9esYFJO906GL1mhAWLKdYsJPP7sQ8hQuS2GXmJellF/d9aMBAgkEmTg+nEsTnC7xUSkXy65aWYgdPj0QvDCDYKERt6dKURax64fZtVWpnIk8" ' +
  '"oCJK5E2cdooqTu7SkNBQLscdo4DjcDSjza8iJTKiA5yM386687O1BaGEwz+/ekeM5bjBrQ3pVEaxI4ncFneKpJhNQnJtrJvMMNuyY21SWK64dMqkrSrqqa8B22mqwZFFpEB0OWofaO25JBKsFxzeUugh7fEVZTcYDH+t6CroYNNi1Vg/Twlkr6vjTnH3rMV3f9Dp45wIDAQAB"';

function patron(number: number, provider: string): string {
  return `  - name: Patron ${number}
    address: patron.${number}@${provider}
    postal: ['${number} Main St.', 'Fort Worth, TX 76104']
    loan: { item: 'Harmon, Ruth A., The river keeper, volume ${number} / 2019', due: 2026-10-05 }`;
}

function zoneOf(domain: string, address: string, extra: string): string {
  return `${domain}. 3600 IN MX 10 mail.${domain}.
      ${domain}. 3600 IN TXT "v=spf1 ip4:${address}${extra} -all"
      _dmarc.${domain}. 3600 IN TXT "v=DMARC1; p=reject"
      mail._domainkey.${domain}. 3600 IN TXT ( ${PUBLIC_KEY} )`;
}

/** One library with domains of its own, through which B1 works: every notice arrives and is answered. */
function story(number: number, { signed, patrons }: Stories): string {
  const tag = String(number).padStart(4, '0');
  const library = `library-${tag}.example`;
  const provider = `readers-${tag}.example`;
  const signing = (domain: string): string =>
    signed ? `[{ domain: ${domain}, selector: mail, key: plainmail }]` : '[]';
  return `id: library-${tag}${signed ? '-signed' : ''}
title: A library whose patrons answer their notices
library:
  name: Library ${tag}
  site:
    domains: [${library}]
    receiver: gmail
    hosts: [{ name: mail.${library}, addresses: [${ADDRESS.library}], sends: true }]
    mailboxes: { circ@${library}: { reader: library } }
    dsnFrom: postmaster@${library}
    zone: |
      ${zoneOf(library, ADDRESS.library, ' include:cybertoolsforlibraries.net')}
tester: { name: Pat Lee, corporate: pat.lee@${library}, personal: pat.lee@${provider} }
sender:
  Library E-Mail From Address: circ@${library}
  Library E-Mail Reply-To Address: circ@${library}
  Internet Domain Name: ${library}
  E-Mail Server Name (SMTP): mail.${library}
  "The above e-mail addresses' e-mail server DNS TXT records": TRUE
zones: |
  cybertoolsforlibraries.net. 3600 IN TXT "v=spf1 ip4:${ADDRESS.catalogue} -all"
sites:
  - id: cybertools
    hosts: [{ name: mail1.cybertoolsforlibraries.net, addresses: [${ADDRESS.catalogue}], sends: true }]
    signing: ${signing(library)}
  - id: readers
    domains: [${provider}]
    receiver: gmail
    hosts: [{ name: mail.${provider}, addresses: [${ADDRESS.provider}], sends: true }]
    signing: ${signing(provider)}
    zone: |
      ${zoneOf(provider, ADDRESS.provider, '')}
people:
${Array.from({ length: patrons }, (_, index) => patron(index + 1, provider)).join('\n')}
acts: [c2]
expect:
  - { flow: notice, fate: inbox, rule: gmail#accept, because: The include names the catalogue's address. }
  - { flow: reply, fate: inbox, rule: gmail#accept, because: The patrons' provider has an SPF record of its own. }
  - { works: true, because: Every notice arrives and every answer reaches the library. }
`;
}

/** Writes the stories into a folder of their own and says where; whoever asked takes it away again. */
export function writeStories(stories: Stories): string {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-bench-'));
  for (let number = 1; number <= stories.count; number += 1) {
    writeFileSync(join(folder, `library-${String(number).padStart(4, '0')}.yaml`), story(number, stories));
  }
  return folder;
}

/** The stories as `noticeproof run` would load them. */
export function loadStories(stories: Stories): readonly Scenario[] {
  const folder = writeStories(stories);
  try {
    const { scenarios, mistakes } = loadScenarios(['.'], { workingDir: folder });
    const [mistake] = mistakes;
    if (mistake !== undefined) throw new Error(`${mistake.file}:${mistake.line}: ${mistake.problem} ${mistake.mend}`);
    return scenarios;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
