import type { DmarcPolicy } from '../../model/auth.ts';

/** Tags to set, or to take out (null). */
export type TagChange = Readonly<Record<string, string | null>>;

const TAG = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=(.*)$/s;

interface Tag {
  readonly name: string;
  readonly value: string;
}

function readTags(text: string): readonly Tag[] {
  return text.split(';').flatMap((piece) => {
    const [, name, value = ''] = TAG.exec(piece) ?? [];
    return name === undefined ? [] : [{ name, value: value.trim() }];
  });
}

/** The value of a tag in lower case; null where the record has none. */
export function tagOf(text: string, name: string): string | null {
  return (
    readTags(text)
      .find((tag) => tag.name === name)
      ?.value.toLowerCase() ?? null
  );
}

/** The order in which tags are added: `p` right behind `v`, as RFC 7489 section 6.3 asks; others at the end. */
function added(tags: readonly Tag[], tag: Tag): readonly Tag[] {
  return tag.name === 'p' ? tags.toSpliced(1, 0, tag) : [...tags, tag];
}

function changed(tags: readonly Tag[], name: string, value: string | null): readonly Tag[] {
  if (value === null) return tags.filter((tag) => tag.name !== name);
  if (!tags.some((tag) => tag.name === name)) return added(tags, { name, value });
  return tags.map((tag) => (tag.name === name ? { name, value } : tag));
}

/** The text of a record with some tags changed; the others stay as they are, and so does the order. */
export function withTags(text: string, change: TagChange): string {
  let tags = readTags(text);
  for (const [name, value] of Object.entries(change)) tags = changed(tags, name, value);
  return tags.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** A record that speaks for one domain alone, as another one did for it. */
export function ownRecord(text: string, policy: DmarcPolicy): string {
  return withTags(text, { p: policy, sp: null, np: null, pct: null, t: null, psd: null });
}
