import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { judgeSpf } from '../../harness/receiver/mailauth.ts';
import { checkSpf } from '../../harness/receiver/envelope-facts.ts';
import { zonedataLookup, type Zonedata } from './zonedata.ts';

const FILE = 'rfc7208-tests.yml';
const DEFAULT_FOLDER = '../shared/conformance';
const RECEIVER_HOST = 'mx.receiver.example';

interface SuiteTest {
  readonly helo: string;
  readonly host: string;
  readonly mailfrom: string;
  readonly result: string | readonly string[];
}

interface SuiteSection {
  readonly description: string;
  readonly tests: Readonly<Record<string, SuiteTest>>;
  readonly zonedata: Zonedata;
}

/** One test of the OpenSPF suite for RFC 7208. */
export interface SpfCase extends SuiteTest {
  readonly section: string;
  readonly name: string;
  readonly zonedata: Zonedata;
}

/** The suite's file: in NOTICEPROOF_CONFORMANCE, or beside the working folder. */
export function suiteFile(): string {
  return resolve(process.env['NOTICEPROOF_CONFORMANCE'] ?? DEFAULT_FOLDER, FILE);
}

/** All tests of the suite, or null where there is no suite. */
export function readSuite(file: string): readonly SpfCase[] | null {
  if (!existsSync(file)) return null;
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as SuiteSection)
    .flatMap(({ description, tests, zonedata }) =>
      Object.entries(tests).map(([name, test]) => ({ ...test, section: description, name, zonedata })),
    );
}

/**
 * What is wrong with one test, played through the harness's own path: zones, answers, a resolver, the receiver's check.
 * The check must reach one of the results that the suite allows, and mailauth in strict mode the same result with the
 * same number of lookups and void lookups. Empty where all is well.
 */
export async function faultsOf({ host, mailfrom, helo, result, zonedata }: SpfCase): Promise<readonly string[]> {
  const lookup = zonedataLookup(zonedata);
  const found = await checkSpf({ ip: host, mailFrom: mailfrom, helo, serverHost: RECEIVER_HOST, lookup });
  const judged = await judgeSpf({ ip: host, sender: mailfrom, helo, mta: RECEIVER_HOST, lookup });
  const allowed = [result].flat();
  const faults: string[] = [];
  if (!allowed.includes(found.result)) {
    faults.push(`expected ${allowed.join(' or ')}, got ${found.result} (${found.tree.problem ?? 'no problem'})`);
  }
  for (const what of ['result', 'lookups', 'voids'] as const) {
    if (found[what] !== judged[what]) faults.push(`${what}: our walk says ${found[what]}, mailauth ${judged[what]}`);
  }
  return faults;
}
