/** A fenced block of a page. */
export interface Block {
  /** Line of its fence, 1-based. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language. */
  readonly info: string;
  readonly text: string;
}

const FENCED = /^( *)```([^\s`]*)([^\n`]*)\n([^]*?)^ *```$/gm;

/** All fenced blocks of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(FENCED)].map(({ index, 1: indent = '', 2: language = '', 3: info = '', 4: text = '' }) => ({
    line: page.slice(0, index).split('\n').length,
    language,
    info: info.trim(),
    text: text.replaceAll(new RegExp(`^ {${indent.length}}`, 'gm'), ''),
  }));
}

/** The page with other texts in some of its blocks, by the line of their fence. */
export function withTexts(page: string, texts: ReadonlyMap<number, string>): string {
  const lines = page.split('\n');
  for (const { line, text } of [...blocksOf(page)].toReversed()) {
    const now = texts.get(line);
    if (now !== undefined) lines.splice(line, text.split('\n').length - 1, ...now.trimEnd().split('\n'));
  }
  return lines.join('\n');
}

/**
 * The file that a block is: named behind the language (`file=…`), or by a comment in its first line, where it may say
 * that the file has a mistake.
 */
export function fileOf({ info, text }: Block): { readonly path: string; readonly mistaken: boolean } | null {
  const [, behind] = /^file=(\S+)$/.exec(info) ?? [];
  if (behind !== undefined) return { path: behind, mistaken: false };
  const [, path, remark] = /^# ([\w./-]+\.ya?ml)(?: \((with a mistake)\))?\n/.exec(text) ?? [];
  return path === undefined ? null : { path, mistaken: remark !== undefined };
}
