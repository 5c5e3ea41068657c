import type { Site } from '../model/world.ts';

/**
 * The domains in whose name nobody outside may write to a receiver: those it has mailboxes for, and those it stands in front
 * of (its setting `relayDomains`).
 */
export function ownDomains({ domains, settings }: Site): readonly string[] {
  const relayed = settings['relayDomains'];
  return Array.isArray(relayed) && relayed.length > 0 ? [...domains, ...relayed] : domains;
}
