import { RECORD_TYPES } from '../../model/dns.ts';
import { shown } from './trouble.ts';
import type { RecordData, RecordType } from '../../model/dns.ts';
import type { Statement } from './read-entry.ts';
import type { Spot, Trouble } from './trouble.ts';

/** Octets of a DNS message over TCP, whose length takes two octets (RFC 1035 section 4.2.2), behind its header. */
const LONGEST_ANSWER = 65_535 - 12;

/** The records of one zone text so far: what tells a repeated line from a new one, and an alias from other data. */
export class Recorded {
  readonly #data = new Map<string, Set<string>>();
  readonly #aliases = new Map<string, boolean>();
  readonly #sizes = new Map<string, number>();
  readonly #told = new Set<string>();

  /**
   * `known`: the same record stands above already, which makes no difference (RFC 2181 section 5), whatever its TTL. A
   * trouble: an alias has no other records (RFC 1034 section 3.6.2), nor a second target (RFC 2181 section 10.1), and the
   * records of one name and type have to fit into one answer; what comes after those that do not is `known`.
   */
  add(name: string, statement: Statement, at: Spot): 'new' | 'known' | Trouble {
    if (statement.kind === 'nxdomain') this.#forget((known) => known === name || known.endsWith(`.${name}`));
    if (statement.kind === 'nodata') this.#forget((known) => known === name);
    if (statement.kind !== 'record') return 'new';
    const known = this.#data.get(name) ?? new Set<string>();
    const key = JSON.stringify(statement.data);
    if (known.has(key)) return 'known';
    const alias = statement.data.type === 'CNAME';
    const before = this.#aliases.get(name);
    if (before !== undefined && (alias || before)) return aliasTrouble(name, at, alias && before);
    this.#data.set(name, known.add(key));
    this.#aliases.set(name, alias);
    return this.#fits(name, statement.data, at);
  }

  #fits(name: string, data: RecordData, at: Spot): 'new' | 'known' | Trouble {
    const set = `${data.type} ${name}`;
    const before = this.#sizes.get(set) ?? 0;
    const size = before + fewestOctets(data);
    this.#sizes.set(set, size);
    // One record alone has a limit of its own, which is told with it.
    if (size <= LONGEST_ANSWER || before === 0) return 'new';
    if (this.#told.has(set)) return 'known';
    this.#told.add(set);
    return tooMany(name, data.type, at);
  }

  /** What a line takes back may be written again below it. */
  #forget(takenBack: (known: string) => boolean): void {
    for (const known of this.#data.keys()) {
      if (!takenBack(known)) continue;
      this.#data.delete(known);
      this.#aliases.delete(known);
      for (const type of RECORD_TYPES) this.#sizes.delete(`${type} ${known}`);
    }
  }
}

/**
 * What a record takes of an answer at least: owner (a pointer), type, class, TTL, length, and the data, in which a name may
 * be its first label and a pointer (RFC 1035 sections 3.2.1 and 4.1.4).
 */
function fewestOctets(data: RecordData): number {
  switch (data.type) {
    case 'A':
      return 12 + 4;
    case 'AAAA':
      return 12 + 16;
    case 'MX':
      return 12 + 2 + shortest(data.exchange);
    case 'TXT':
      return data.strings.reduce((sum, text) => sum + text.length + 1, 12);
    case 'PTR':
    case 'CNAME':
    case 'NS':
      return 12 + shortest(data.target);
    case 'SOA':
      return 12 + 20 + shortest(data.mname) + shortest(data.rname);
  }
}

/** Octets of a name whose first label alone is written out. */
function shortest(name: string): number {
  return name === '' ? 1 : name.split('.', 1).join('').length + 3;
}

function tooMany(name: string, type: RecordType, at: Spot): Trouble {
  return {
    at,
    problem: `The ${type} records of ${shown(name)} take more than the 65535 octets that an answer can have (RFC 1035 section 4.2.2).`,
    mend: 'Write fewer of them: no name server could give all these.',
  };
}

function aliasTrouble(name: string, at: Spot, two: boolean): Trouble {
  const problem = two
    ? `\`${shown(name)}\` has two CNAME records; a name is an alias of one other.`
    : `\`${shown(name)}\` has a CNAME record and others; a CNAME stands alone (RFC 1034 section 3.6.2).`;
  return { at, problem, mend: 'Keep the CNAME alone, or write the records it would lead to in its place.' };
}
