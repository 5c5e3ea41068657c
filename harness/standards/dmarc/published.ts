import type { Answer, Lookup } from '../../model/dns.ts';
import type { RecordChange } from '../../model/dmarc-both.ts';
import { isBelow, normalDomain } from '../domain.ts';

/** Seconds; no answer that an evaluation kept is asked for twice. */
const TTL = 3600;

/** The name exists now, and those above it with it (RFC 8020). */
function existing(answer: Answer): Answer {
  return answer.status === 'nxdomain' ? { ...answer, status: 'nodata' } : answer;
}

/** The DNS as it would be with one DMARC record published in place of what stands there. */
export function published(lookup: Lookup, { name, after }: RecordChange): Lookup {
  return (asked, type) => {
    if (type === 'TXT' && normalDomain(asked) === name) {
      return { status: 'found', data: [{ type: 'TXT', strings: [after] }], ttl: TTL, aliases: [] };
    }
    return isBelow(name, asked) ? existing(lookup(asked, type)) : lookup(asked, type);
  };
}
