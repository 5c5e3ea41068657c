import { isScalar, visit } from 'yaml';
import type { Document } from 'yaml';

/**
 * The offsets of keys that stand in their block already. The parser can tell them too, but compares each key of a block
 * with all before it.
 */
export function duplicateKeys(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Map(_key, { items }) {
      const known = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const text = String(key.value);
        if (known.has(text)) offsets.push(key.range?.[0] ?? 0);
        known.add(text);
      }
    },
  });
  return offsets.toSorted((a, b) => a - b);
}
