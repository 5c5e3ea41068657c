import type { Masker } from '../../standards/mask/masker.ts';

/** Words out of closed lists, times, numbers in text: nothing of anybody's can stand there. */
const OWN_WORDS = new Set(
  'at type who stage code severity actor fate flow outcome tags learns clientIp serverIp spf dkim dmarc rule'.split(
    ' ',
  ),
);

/** Texts of the scenario's writer. */
const WRITTEN = new Set('id title file story setup about because text meant'.split(' '));

/** Masks every text in a value; keys, numbers and the words of closed lists stay, and so does whatever needs no mask. */
export function maskDeep<T>(value: T, masker: Masker): T;
export function maskDeep(value: unknown, masker: Masker): unknown {
  return maskValue(value, '', masker);
}

function maskValue(value: unknown, key: string, masker: Masker): unknown {
  if (typeof value === 'string') return OWN_WORDS.has(key) ? value : maskText(value, key, masker);
  if (Array.isArray(value)) return maskList(value, key, masker);
  return typeof value === 'object' && value !== null ? maskObject(value, masker) : value;
}

function maskList(list: readonly unknown[], key: string, masker: Masker): readonly unknown[] {
  const masked = list.map((item) => maskValue(item, key, masker));
  return masked.every((item, index) => item === list[index]) ? list : masked;
}

function maskObject(object: object, masker: Masker): object {
  const entries = Object.entries(object);
  const masked = entries.map(([key, item]) => [key, maskValue(item, key, masker)] as const);
  return masked.every(([, item], index) => item === entries[index]?.[1]) ? object : Object.fromEntries(masked);
}

function maskText(text: string, key: string, masker: Masker): string {
  return WRITTEN.has(key) ? masker.written(text) : masker.text(text);
}
