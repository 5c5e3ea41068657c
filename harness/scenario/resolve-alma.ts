import type { Alma } from '../model/sender.ts';
import type { Part } from '../source/part.ts';
import type { AlmaSettings } from './shape/alma-shape.ts';

/** Alma before a library sets anything: a dummy as From, and Ex Libris' own envelope. */
export const BARE_ALMA = {
  kind: 'alma',
  addressFrom: 'Your.Department@organization.com',
  envelopeFrom: 'donotreply@exlibris.cloud',
  relay: '',
} as const;

/** What is set anew replaces what was, key by key; an empty address is none, so that the proposed one stays. */
export function withAlmaSettings(alma: Alma, { value }: Part<AlmaSettings>): Alma {
  const { addressFrom = alma.addressFrom, 'Mail Handling': profile = {} } = value;
  const { relay = alma.relay, from = alma.envelopeFrom } = profile;
  return {
    ...alma,
    addressFrom: addressFrom === '' ? BARE_ALMA.addressFrom : addressFrom,
    envelopeFrom: from === '' ? BARE_ALMA.envelopeFrom : from,
    relay,
  };
}
