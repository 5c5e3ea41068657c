const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Seconds of a duration such as `90s`, `15m`, `4h` or `5d`. */
export function durationSeconds(text: string): number {
  return Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 0);
}
