import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { Scenario } from '../../harness/model/world.ts';
import { loadScenarios, type Loaded } from '../../harness/scenario/load.ts';
import { mistakeAt } from '../../harness/source/mistake-at.ts';
import { MistakeError } from '../../harness/source/mistake-error.ts';
import type { SourceFile } from '../../harness/source/source-file.ts';
import { findContradictions } from '../../harness/world/contradictions.ts';

/** A key that TLS can use, and no signature here. */
const CERTIFIED = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY = generateKeyPairSync('rsa', { modulusLength: 1024 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
const SOURCE = 'source: { title: a page, date: 2026-06 }';

/** The smallest set of fixtures that a scenario can stand on: one provider, one catalogue, one library, two receivers. */
export const TINY: Readonly<Record<string, string>> = {
  'providers/bigmail.yaml': `id: bigmail
title: Big Mail
domains: [bigmail.example]
receiver: plain
hosts:
  - { name: mx.bigmail.example, addresses: [192.0.2.1], sends: true }
signing: [{ domain: bigmail.example, selector: s1, key: big }]
zone: |
  bigmail.example. MX 10 mx.bigmail.example.
`,
  'senders/cybertools.yaml': `id: cybertools
kind: cybertools
title: Cyber
canSign: false
defaultFrom: Do.Not.Reply@vendor.example
headers: { X-Catalogue: yes please }
site:
  domains: [vendor.example]
  receiver: plain
  hosts:
    - { name: out1.vendor.example, addresses: [192.0.2.11], sends: true, receives: false }
    - { name: out2.vendor.example, addresses: [192.0.2.12], sends: true, receives: false, ptr: none }
  mailboxes: { Do.Not.Reply@vendor.example: { reader: nobody } }
`,
  'populations/public-library.yaml': `id: public-library
title: A library
library:
  name: Acme Library
  postal: [1 Main St.]
  phone: 555-0100
  site:
    domains: [acme.example]
    receiver: plain
    hosts: [{ name: mail.acme.example, addresses: [192.0.2.21, '2001:DB8::21'], sends: true }]
    mailboxes: { library@acme.example: { reader: library } }
    zone: |
      acme.example. MX 10 mail.acme.example.
sender:
  Library E-Mail From Address: Library@acme.example
  Library E-Mail Reply-To Address: Library@acme.example
  Internet Domain Name: acme.example
  E-Mail Server Name (SMTP): mail.acme.example
tester: { name: Pat, corporate: pat@acme.example, personal: pat@bigmail.example }
people:
  - { name: Ann, address: Ann@bigmail.example, loan: { item: A book, due: 2026-10-05 } }
  - { name: Sam, address: sam@bigmail.example, mailbox: none, away: rfc3834, loan: { item: A map, due: 2026-10-06 } }
  - { name: Eve, address: eve@bigmail.example }
`,
  'habits/honours-reply-to.yaml': `{ id: honours-reply-to, title: Reply-To, target: reply-to, ${SOURCE} }`,
  'habits/ignores-reply-to.yaml': `{ id: ignores-reply-to, title: From, target: from, ${SOURCE}, assumed: true }`,
  'responders/rfc3834.yaml': `id: rfc3834
title: by the book
target: return-path
envelope: null-sender
suppressions: [null-sender]
${SOURCE}
`,
  'receivers/plain.yaml': 'id: plain',
  'receivers/strict.yaml': 'id: strict',
  'keys/big.pem': KEY,
  'keys/starttls.pem': CERTIFIED,
};

/** Stands for the reader of rule files: a receiver with one rule and a few settings; a `when` is a mistake. */
function readReceiver(file: SourceFile): Receiver {
  const { id, when } = file.value as { readonly id: string; readonly when?: string };
  const where = file.positionOf(['id']);
  if (when !== undefined) {
    const says = { problem: `There is no condition \`${when}\`.`, mend: 'Write one of: spf, dkim.' };
    throw new MistakeError([mistakeAt(file, file.positionOf(['when']), says)]);
  }
  const about = { about: 'for the test', assumed: false };
  const source = { title: 'a page', date: '2026-06' };
  return {
    id,
    title: id,
    orgDomain: 'psl',
    settings: {
      strictness: { default: 'low', values: ['low', 'high'], ...about },
      hours: { default: 4, values: null, ...about },
      allowedIps: { default: [], values: null, ...about },
      relayDomains: { default: [], values: null, ...about },
    },
    rules: [
      {
        id: 'accept',
        stage: 'data-end',
        when: { predicates: {}, any: [], not: null },
        outcome: 'inbox',
        reply: null,
        source,
        model: false,
        where,
        ...about,
      },
    ],
    where,
  };
}

/**
 * Loads scenario files on the tiny fixtures. `files` are further files of the working folder: scenarios in `scenarios/`,
 * fixtures in `fixtures/`, where those replace the tiny ones of the same name.
 */
export function loadTiny(
  files: Readonly<Record<string, string | Buffer>>,
  paths: readonly string[] = ['scenarios'],
): Loaded {
  const workingDir = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    for (const [name, text] of Object.entries(TINY)) put(join(workingDir, 'shipped', name), text);
    for (const [name, text] of Object.entries(files)) put(join(workingDir, name), text);
    return loadScenarios(paths, {
      workingDir,
      fixtureDirs: ['fixtures', 'shipped'],
      readReceiver,
      check: findContradictions,
    });
  } finally {
    rmSync(workingDir, { recursive: true });
  }
}

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The one scenario that a text without mistakes makes; `id` and `title` are put before it. */
export function resolveTiny(text: string): Scenario {
  const { scenarios, mistakes } = loadTiny({ 'scenarios/s.yaml': `id: s\ntitle: S\n${text}` });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(JSON.stringify(mistakes, null, 2));
  return scenario;
}
