import { typedAddresses } from '../../standards/mask/typed-addresses.ts';

/** Every text in a value that has an address in it, wherever it stands. */
export function addressesIn(value: unknown): readonly string[] {
  return textsIn(value, null).filter((text) => typedAddresses(text).length > 0);
}

/** Every text in a value that stands at a key of that name. */
export function textsAt(key: string, value: unknown): readonly string[] {
  return textsIn(value, key);
}

function textsIn(value: unknown, wanted: string | null, at: string | null = null): readonly string[] {
  if (typeof value === 'string') return wanted === null || wanted === at ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, wanted, at));
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.flatMap(([key, item]) => textsIn(item, wanted, String(key)));
}
