import type { Span } from './host-name.ts';

const LONG = /[A-Za-z0-9+/]{40,}/g;

/** Stretches of a text that are keys or signatures in base64: nothing in them is a word. */
export function keyRuns(text: string): readonly Span[] {
  if (text.length < 40) return [];
  return [...text.matchAll(LONG)].flatMap(({ 0: run, index }) =>
    looksRandom(run) ? [{ start: index, end: index + run.length }] : [],
  );
}

/** A path of a URL can be as long, but its words are shorter and small. */
function looksRandom(run: string): boolean {
  return (
    /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && run.split(/[+/]/).some((part) => part.length >= 20)
  );
}
