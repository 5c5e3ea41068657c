import { addressProblem } from '../standards/address.ts';
import type { NeverSent } from './never-sent.ts';

/**
 * Whether the catalogue can hand an address to its mail queue at all.
 *
 * Assumed: no document says what the catalogue does with something that is no address. SMTP has no way to name such a
 * recipient (RFC 5321 section 4.1.2), so no server ever sees it and no bounce can arise.
 */
export function unusableAddress(address: string): NeverSent | null {
  if (address.trim() === '') {
    return { row: 'no-address', reason: 'The record holds no e-mail address, so there is nobody to send to.' };
  }
  const problem = addressProblem(address.trim());
  if (problem === null) return null;
  return {
    row: 'bad-address',
    reason: `${address} cannot be used as an e-mail address. Assumed: it is skipped. ${problem}`,
    assumed: true,
  };
}
