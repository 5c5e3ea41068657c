import { createHash } from 'node:crypto';
import type { Instant } from '../../model/dns.ts';

/**
 * What Amazon SES calls a message, in its 250, in Message-ID and in the return path: made of its time and the delivery's
 * id, so that two runs give the same.
 */
export function sesMessageId(at: Instant, queueId: string): string {
  const time = at.toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${queueId} ${at}`).digest('hex');
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => hash.slice(from, to));
  return `0100${time}-${a}-${b}-${c}-${d}-${e}-000000`;
}
