import { nameFault } from '../standards/zone-text/name-fault.ts';
import { baseStatus, BASE_TTL } from './base-names.ts';
import { nodeAt, zoneFor } from './zone-node.ts';
import { LONGEST_CHAIN } from '../model/dns.ts';
import type { Answer, AnswerStatus, Fault, Question, RecordData, RecordType, ZoneNode, ZoneSet } from '../model/dns.ts';

/** What one name answers, before any CNAME is followed. */
type Step =
  | { readonly kind: 'data'; readonly data: readonly RecordData[]; readonly ttl: number }
  | { readonly kind: 'alias'; readonly target: string; readonly ttl: number }
  | { readonly kind: 'end'; readonly status: AnswerStatus; readonly ttl: number };

/**
 * Answers a question from the zones, as a resolver without a cache would: letter case and a final dot do not count,
 * CNAMEs are followed, also from zone to zone (RFC 1034 section 3.6.2). A loop, or a chain of more than 16, is servfail.
 *
 * A name outside every zone is `undeclared`, also where a CNAME leads there, but for what every world knows
 * (`baseStatus`). Never throws.
 */
export function answer(zones: ZoneSet, question: Question): Answer {
  const asked = questionName(question.name);
  if (nameFault(asked) !== null) return ending('badname', []);
  const aliases: string[] = [];
  const seen = new Set<string>();
  let ttl = Infinity;
  for (let name = asked; ;) {
    seen.add(name);
    const step = answerOnce(zones, name, question.type);
    ttl = Math.min(ttl, step.ttl);
    if (step.kind === 'data') return { status: 'found', data: step.data, ttl, aliases };
    if (step.kind === 'end') return { status: step.status, data: [], ttl, aliases };
    name = step.target;
    aliases.push(name);
    if (seen.has(name) || aliases.length > LONGEST_CHAIN || nameFault(name) !== null)
      return ending('servfail', aliases);
  }
}

/** A name as it is looked up: lower-case, without its final dot. */
export function questionName(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

function ending(status: AnswerStatus, aliases: readonly string[]): Answer {
  return { status, data: [], ttl: 0, aliases };
}

function answerOnce(zones: ZoneSet, name: string, type: RecordType): Step {
  const zone = zoneFor(zones, name);
  if (zone === null) {
    const status = baseStatus(name);
    return status === null ? { kind: 'end', status: 'undeclared', ttl: 0 } : { kind: 'end', status, ttl: BASE_TTL };
  }
  // RFC 2308 section 5: a negative answer is kept for the smaller of the SOA's TTL and its minimum.
  const negativeTtl = Math.min(zone.soaTtl, zone.soa.minimum);
  const node = nodeAt(zone, name);
  if (node === null) return { kind: 'end', status: 'nxdomain', ttl: negativeTtl };
  return answerFromNode(node, type) ?? { kind: 'end', status: 'nodata', ttl: negativeTtl };
}

const FAULT_STATUS: Readonly<Record<Fault, AnswerStatus>> = {
  SERVFAIL: 'servfail',
  TIMEOUT: 'timeout',
  REFUSED: 'refused',
};

/** A fault of this type wins over its records; a fault of every type is for types without a record. */
function answerFromNode({ records, faults }: ZoneNode, type: RecordType): Step | null {
  const fault = faults.get(type);
  if (fault !== undefined) return { kind: 'end', status: FAULT_STATUS[fault], ttl: 0 };
  const found = records.filter(({ data }) => data.type === type);
  if (found.length > 0) {
    // RFC 2181 section 5.2: an RRset has one TTL; of several the smallest is safe.
    const ttl = Math.min(...found.map((record) => record.ttl));
    return { kind: 'data', data: found.map(({ data }) => data), ttl };
  }
  for (const { data, ttl } of records) if (data.type === 'CNAME') return { kind: 'alias', target: data.target, ttl };
  const every = faults.get('ANY');
  return every === undefined ? null : { kind: 'end', status: FAULT_STATUS[every], ttl: 0 };
}
