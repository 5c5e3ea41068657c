/** `a`, `a and b`, `a, b and c`. */
export function listText(texts: readonly string[]): string {
  if (texts.length < 2) return texts[0] ?? '';
  return `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

/** `1,903`. */
export function numberText(count: number): string {
  return count.toLocaleString('en-US');
}

/** `1 flow`, `2 flows`, `1,903 flows`. */
export function countText(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${numberText(count)} ${one}s`;
}

/** `48 hours`, `5 minutes`, `90 seconds`: the largest unit that comes out even. */
export function durationText(seconds: number): string {
  if (seconds % 3600 === 0) return countText(seconds / 3600, 'hour');
  return seconds % 60 === 0 ? countText(seconds / 60, 'minute') : countText(seconds, 'second');
}
