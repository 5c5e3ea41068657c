/** Control characters, and the invisible ones that turn the direction of a text round (Unicode UAX 9). */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const EACH_UNSAFE = new RegExp(UNSAFE, 'gu');

/** A user's text as it may stand on a terminal: no control characters, one line. */
export function plainText(text: string): string {
  // Nearly every text is plain already.
  if (!UNSAFE.test(text)) return text;
  return text.replaceAll(/[\t\r\n]+/g, ' ').replaceAll(EACH_UNSAFE, '');
}

/** Makes every text in a value plain. */
export function plainDeep<T>(value: T): T;
export function plainDeep(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return value.map((item) => plainDeep(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainDeep(item)]));
}
