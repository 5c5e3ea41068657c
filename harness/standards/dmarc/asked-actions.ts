import type { DmarcFact } from '../../model/auth.ts';
import type { DmarcAction, DmarcMethod } from '../../model/dmarc-both.ts';
import { ONE_LEVEL_DOWN } from './policy.ts';

/**
 * What a receiver does by DMARC alone. Several where the policy is for a part of the failing messages, the hardest first.
 *
 * RFC 7489 section 6.6.4: what `pct` spares gets the next weaker policy. RFC 9989 section 7.4: a policy of reject alone
 * must not refuse a message; without other knowledge it is treated as quarantine.
 */
export function askedActions({ result, policy, pct }: DmarcFact, method: DmarcMethod): readonly DmarcAction[] {
  if (result === 'temperror') return ['later'];
  if (result !== 'fail' || policy === null || policy === 'none') return ['nothing'];
  if (method === 'treewalk') return ['quarantine'];
  const below = ONE_LEVEL_DOWN[policy];
  const spared = below === 'none' ? 'nothing' : below;
  if (pct >= 100) return [policy];
  return pct <= 0 ? [spared] : [policy, spared];
}
