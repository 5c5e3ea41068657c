import { shown } from './trouble.ts';
import type { Statement } from './read-entry.ts';
import type { Spot, Trouble } from './trouble.ts';

/** The records of one zone text so far: what tells a repeated line from a new one, and an alias from other data. */
export class Recorded {
  readonly #data = new Map<string, Set<string>>();
  readonly #aliases = new Map<string, boolean>();

  /**
   * `known`: the same record stands above already, which makes no difference (RFC 2181 section 5), whatever its TTL. A
   * trouble: an alias has no other records (RFC 1034 section 3.6.2), nor a second target (RFC 2181 section 10.1).
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
    return 'new';
  }

  /** What a line takes back may be written again below it. */
  #forget(takenBack: (known: string) => boolean): void {
    for (const known of this.#data.keys()) {
      if (!takenBack(known)) continue;
      this.#data.delete(known);
      this.#aliases.delete(known);
    }
  }
}

function aliasTrouble(name: string, at: Spot, two: boolean): Trouble {
  const problem = two
    ? `\`${shown(name)}\` has two CNAME records; a name is an alias of one other.`
    : `\`${shown(name)}\` has a CNAME record and others; a CNAME stands alone (RFC 1034 section 3.6.2).`;
  return { at, problem, mend: 'Keep the CNAME alone, or write the records it would lead to in its place.' };
}
