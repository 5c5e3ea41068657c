import { OwnFault } from '../model/fault.ts';
import type { Reply } from '../model/smtp.ts';

const LINE = /^([2-5]\d\d)(?:[ -](.*))?$/;
/** Enhanced status code (RFC 3463 section 2), which stands in front of each line's text (RFC 2034 section 3). */
const ENHANCED = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/;

/**
 * Reads a reply as it stood on the wire: one line or several (RFC 5321 section 4.2.1).
 *
 * @throws OwnFault where the text is no reply: no server of a world says such a thing.
 */
export function parseReply(wire: string): Reply {
  const lines = wire.split(/\r?\n/).filter((line) => line !== '');
  const matches = lines.map((line) => LINE.exec(line));
  const [first] = matches;
  if (first === undefined || first === null) throw new OwnFault(`this is no SMTP reply: ${JSON.stringify(wire)}`);
  const enhanced = ENHANCED.exec(first[2] ?? '')?.[1] ?? null;
  const texts = lines.map((line, index) => {
    const text = matches[index]?.[2] ?? (matches[index] === null ? line : '');
    return ENHANCED.exec(text)?.[1] === enhanced ? text.slice((enhanced ?? '').length).trimStart() : text;
  });
  return { code: Number(first[1]), enhanced, text: texts.join('\n') };
}

/** The lines of a reply as they stand on the wire, without line ends. */
export function formatReply({ code, enhanced, text }: Reply): string[] {
  const texts = text.split('\n');
  return texts.map((line, index) => {
    const separator = index < texts.length - 1 ? '-' : ' ';
    return `${code}${separator}${[enhanced, line].filter((part) => part !== null && part !== '').join(' ')}`;
  });
}
