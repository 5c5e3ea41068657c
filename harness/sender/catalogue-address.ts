import type { SenderProperties } from '../model/sender.ts';
import { addressProblem } from '../standards/address.ts';
import type { NeverSent } from './never-sent.ts';

/**
 * Why the catalogue hands nothing to its mail queue for what stands in an address field; null where it does.
 *
 * No document says what it does with something that is no address. Assumed, unless the scenario says otherwise: it skips
 * it. SMTP has no way to name such a recipient (RFC 5321 section 4.1.2), so no other server ever sees it.
 */
export function unusableAddress(
  address: string,
  { unusableAddresses }: Pick<SenderProperties, 'unusableAddresses'>,
): NeverSent | null {
  if (address.trim() === '') {
    return { row: 'no-address', reason: 'The record holds no e-mail address, so there is nobody to send to.' };
  }
  const problem = addressProblem(address.trim());
  if (problem === null || unusableAddresses === 'queued') return null;
  return {
    row: 'bad-address',
    reason: `${address} cannot be used as an e-mail address. Assumed: it is skipped. ${problem}`,
    assumed: true,
  };
}
