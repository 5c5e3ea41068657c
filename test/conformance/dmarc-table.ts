import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { DkimFact, DkimResult, DmarcFact, SpfFact, SpfResult } from '../../harness/model/auth.ts';
import type { Lookup } from '../../harness/model/dns.ts';
import { evaluateDmarc } from '../../harness/standards/dmarc/evaluate.ts';
import { zonedataLookup, type Zonedata } from './zonedata.ts';

/** What a row states; only what it states is compared. */
export interface DmarcRow {
  readonly name: string;
  /** Section of the RFC, in quotes where YAML would read a number. */
  readonly spec: string;
  readonly from: string | readonly string[];
  readonly fromFields?: number;
  /** `result domain`. */
  readonly spf?: string;
  /** True where the HELO identity was checked. */
  readonly helo?: boolean;
  /** `result domain` of each signature. */
  readonly dkim?: readonly string[];
  readonly result: string;
  readonly policy?: string;
  readonly foundAt?: string;
  readonly orgDomain?: string;
  readonly pct?: number;
  readonly aligned?: readonly ('spf' | 'dkim')[];
  /** Text the reason contains. */
  readonly reason?: string;
  /** Names of the TXT questions in order. */
  readonly asked?: readonly string[];
  /** Why mailauth says something else. */
  readonly differs?: string;
  readonly zonedata: Zonedata;
}

interface Section {
  readonly description: string;
  readonly tests: Readonly<Record<string, Omit<DmarcRow, 'name' | 'zonedata'>>>;
  readonly zonedata: Zonedata;
}

/** A check's result and the domain it was about. */
export function checked(text: string): readonly [result: string, domain: string] {
  const [result = '', domain = ''] = text.split(' ');
  return [result, domain];
}

/** All rows of a table beside this file, named `section: row`. */
export function readTable(file: string): readonly DmarcRow[] {
  return parseAllDocuments(readFileSync(new URL(file, import.meta.url), 'utf8'))
    .map((document) => document.toJS() as Section)
    .flatMap(({ description, tests, zonedata }) =>
      Object.entries(tests).map(([name, row]) => ({ ...row, name: `${description}: ${name}`, zonedata })),
    );
}

function spfFact(row: DmarcRow): SpfFact | null {
  if (row.spf === undefined) return null;
  const [result, domain] = checked(row.spf);
  const found = { domain, text: null, query: null, terms: [], result: result as SpfResult, problem: null };
  return {
    result: result as SpfResult,
    identity: row.helo === true ? 'helo' : 'mailfrom',
    domain,
    allQualifier: null,
    lookups: 0,
    voids: 0,
    voidLimit: 2,
    tree: found,
    undeclared: [],
  };
}

function dkimFact(row: DmarcRow): DkimFact {
  const signatures = (row.dkim ?? []).map((text) => {
    const [result, domain] = checked(text);
    return { domain, selector: 's1', result: result as DkimResult, comment: '' };
  });
  return { signatures, result: signatures[0]?.result ?? 'none', undeclared: [] };
}

/** The domains of a row's From. */
export function authorsOf(row: DmarcRow): readonly string[] {
  return typeof row.from === 'string' ? [row.from] : row.from;
}

/** Evaluates a row: the fact, and the names of the TXT questions. */
export function evaluateRow(row: DmarcRow, orgDomain: 'psl' | 'treewalk'): { fact: DmarcFact; asked: string[] } {
  const asked: string[] = [];
  const zones = zonedataLookup(row.zonedata);
  const lookup: Lookup = (name, type) => {
    if (type === 'TXT') asked.push(name);
    return zones(name, type);
  };
  const fact = evaluateDmarc({
    fromDomains: authorsOf(row),
    fromFieldCount: row.fromFields ?? 1,
    spf: spfFact(row),
    dkim: dkimFact(row),
    orgDomain,
    lookup,
  });
  return { fact, asked };
}
