/**
 * Takes the Return-Path off that stands in front of a stored message: it is for the final delivery alone, and a message
 * on its way must have none (RFC 5321 section 4.4).
 */
export function withoutReturnPath(stored: Buffer): Buffer {
  const line = /^return-path:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/i.exec(stored.toString('latin1'));
  return line === null ? stored : stored.subarray(line[0].length);
}
