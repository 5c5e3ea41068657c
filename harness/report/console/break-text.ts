/** Breaks lines that are longer than `width`: behind a space, a hyphen or `#` where there is one, else anywhere. */
export function breakText(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => breakLine(line, width))
    .join('\n');
}

function breakLine(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  const head = line.slice(0, width);
  const soft = Math.max(...[' ', '-', '#'].map((mark) => head.lastIndexOf(mark))) + 1;
  const at = line.slice(0, soft).trim() === '' ? width : soft;
  return [line.slice(0, at).trimEnd(), ...breakLine(line.slice(at), width)];
}
