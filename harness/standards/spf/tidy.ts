const ALL = /^([+\-?~]?)all$/i;
const MODIFIER = /^[^:/=]+=/;

function termsOf(text: string): readonly string[] {
  return text.split(' ').slice(1).filter(Boolean);
}

/** Mechanisms behind the first `all`, which nobody ever looks at (RFC 7208 section 5.1); other `all`s are not named. */
export function termsAfterAll(text: string): readonly string[] {
  const terms = termsOf(text);
  const all = terms.findIndex((term) => ALL.test(term));
  const behind = all < 0 ? [] : terms.slice(all + 1);
  return behind.filter((term) => !ALL.test(term) && !MODIFIER.test(term));
}

/**
 * A record that says what it was meant to say: what stands behind `all` stands before it, and an `all` that permits
 * everybody becomes one that doubts. Everything else stays as it was written.
 */
export function tidySpf(text: string): string {
  const [version = 'v=spf1'] = text.split(' ');
  const terms = termsOf(text);
  const all = terms.find((term) => ALL.test(term));
  if (all === undefined) return text;
  const mechanisms = terms.filter((term) => !ALL.test(term) && !MODIFIER.test(term));
  const modifiers = terms.filter((term) => MODIFIER.test(term));
  const qualifier = ALL.exec(all)?.[1] ?? '';
  const last = qualifier === '' || qualifier === '+' ? '~all' : all;
  const isTidy = termsAfterAll(text).length === 0 && last === all;
  return isTidy ? text : [version, ...mechanisms, last, ...modifiers].join(' ');
}

/** A record without some of its terms, compared as they are written but for letter case. */
export function withoutTerms(text: string, dropped: (term: string) => boolean): string {
  const [version = 'v=spf1'] = text.split(' ');
  return [version, ...termsOf(text).filter((term) => !dropped(term))].join(' ');
}

/** The domain a term includes, lower-case; null for every other term. */
export function includedBy(term: string): string | null {
  const [, target] = /^\+?include:(.+?)\.?$/i.exec(term) ?? [];
  return target?.toLowerCase() ?? null;
}
