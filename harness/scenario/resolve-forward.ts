import type { Forward } from '../model/people.ts';
import type { ForwardsShape } from './shape/forwards-shape.ts';

/** Where a mailbox passes mail on to, with what was left out; null where it passes nothing on. */
export function resolveForward(written: ForwardsShape | undefined): Forward | null {
  if (written === undefined) return null;
  const { to, by = 'plain', confirmed = true, keepsCopy = false, altersBody = false, nullSender = 'kept' } = written;
  return { to, by, confirmed, keepsCopy, altersBody, nullSender };
}
