import { domainOf, localPartOf } from '../../standards/address.ts';

/** Addresses of the mailbox simulator (Amazon SES Developer Guide, "Using the mailbox simulator", 2022). */
export const SIMULATED = ['success', 'bounce', 'ooto', 'complaint', 'suppressionlist'] as const;
export type Simulated = (typeof SIMULATED)[number] | 'none';

const SIMULATOR = 'simulator.amazonses.com';

/** Which address of the mailbox simulator a recipient is, with or without a `+label`. */
export function simulatorOf(rcpt: string): Simulated {
  if (domainOf(rcpt) !== SIMULATOR) return 'none';
  const local = localPartOf(rcpt).toLowerCase().replace(/\+.*$/s, '');
  return SIMULATED.find((one) => one === local) ?? 'none';
}
