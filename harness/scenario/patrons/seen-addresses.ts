import { hash } from 'node:crypto';

/** Addresses that are told apart. Twice as many slots of eight bytes are kept for them: 16 MiB. */
export const MOST_REMEMBERED = 1_048_576;

/** Remembers addresses in a room of its own size, whatever their number. */
export interface SeenAddresses {
  /** Whether an address was there before; null where there is no room left to know. */
  readonly add: (address: string) => boolean | null;
}

/**
 * A set of addresses by 63 bits of their SHA-256, with open addressing: of a million addresses two different ones fall
 * together in one of eighteen million files.
 *
 * @param most Addresses it has room for.
 */
export function seenAddresses(most: number = MOST_REMEMBERED): SeenAddresses {
  const slots = 2 ** Math.ceil(Math.log2(most * 2));
  const high = new Uint32Array(slots);
  const low = new Uint32Array(slots);
  let kept = 0;
  return {
    add(address) {
      // As text: a buffer for each would stay outside the heap until the next sweep.
      const digest = hash('sha256', address, 'hex');
      const first = wordAt(digest, 0);
      // Zero in both is an empty slot.
      const second = (wordAt(digest, 1) | 1) >>> 0;
      let at = wordAt(digest, 2) % slots;
      while (high[at] !== 0 || low[at] !== 0) {
        if (high[at] === first && low[at] === second) return true;
        at = (at + 1) % slots;
      }
      if (kept >= most) return null;
      kept += 1;
      high[at] = first;
      low[at] = second;
      return false;
    },
  };
}

/** 32 bits of a digest. */
function wordAt(digest: string, index: number): number {
  return Number.parseInt(digest.slice(index * 8, index * 8 + 8), 16);
}
