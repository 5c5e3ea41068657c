import type { Reply } from '../model/smtp.ts';

const LINE = /^(?<code>[2-5]\d\d)(?<more>[- ]|$)(?:(?<enhanced>[245]\.\d{1,3}\.\d{1,3})(?: |$))?(?<text>.*)$/;

/** A reply as written on the wire, taken apart; or in a few words what is wrong with it, and in which line (1-based). */
export type Template = { readonly reply: Reply } | { readonly problem: string; readonly line: number };

/**
 * Takes apart a reply as it stands on the wire (RFC 5321 section 4.2.1): each line begins with the same code, followed
 * by `-` on every line but the last; an enhanced code (RFC 2034) stands on every line or on none.
 */
export function parseTemplate(wire: string): Template {
  // Only from the first of several line ends on: else each would be tried, in time that grows with their square.
  const lines = wire.replace(/(?<!\n)\n+$/, '').split('\n');
  const parts = lines.map((line) => LINE.exec(line)?.groups);
  const first = parts[0];
  if (first === undefined) return { problem: 'it does not begin with a three-digit code', line: 1 };
  const texts: string[] = [];
  for (const [index, part] of parts.entries()) {
    const problem = lineProblem(part, first, index === parts.length - 1);
    if (problem !== null) return { problem, line: index + 1 };
    texts.push(part?.['text'] ?? '');
  }
  const enhanced = first['enhanced'] ?? null;
  if (enhanced !== null && enhanced[0] !== first['code']?.[0]) {
    return { problem: `the enhanced code ${enhanced} is of another class than the code ${first['code']}`, line: 1 };
  }
  return { reply: { code: Number(first['code']), enhanced, text: texts.join('\n') } };
}

type Parts = Readonly<Record<string, string | undefined>>;

function lineProblem(part: Parts | undefined, first: Parts, isLast: boolean): string | null {
  if (part === undefined) return 'this line does not begin with a three-digit code';
  if (part['code'] !== first['code']) return `the code is ${part['code']} instead of ${first['code']}`;
  if (part['enhanced'] !== first['enhanced']) return 'the enhanced code differs from that of the first line';
  if (isLast && part['more'] === '-') return 'the code is followed by "-" although no line comes after it';
  if (!isLast && part['more'] !== '-') return 'the code is not followed by "-" although another line comes after it';
  return null;
}
