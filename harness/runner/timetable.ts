import type { Instant } from '../model/dns.ts';

/** What is to be done when, in the order of virtual time and, within one instant, of entry. */
export class Timetable<Item> {
  readonly #entries: { readonly at: Instant; readonly item: Item }[] = [];

  /** Entries at the same instant keep the order in which they were added. */
  add(at: Instant, item: Item): void {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, { at, item });
  }

  /** Takes out the next entry; undefined when nothing is left. */
  next(): { readonly at: Instant; readonly item: Item } | undefined {
    return this.#entries.shift();
  }
}
