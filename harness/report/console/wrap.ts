/** Breaks a text at spaces so that no line is longer than `width`, unless one word is; every line is indented. */
export function wrap(text: string, width: number, indent: string, hanging: string = indent): string {
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const next = empty ? line + word : `${line} ${word}`;
    if (!empty && next.length > width) {
      lines.push(line);
      line = hanging + word;
    } else line = next;
    empty = false;
  }
  return [...lines, line].join('\n');
}
