const REWRITTEN = /SRS[01][=+-][^@\s<>]+/gi;
const SRS0 = /(SRS0[=+-]|[=+-])[^=@\s<>]{4}(?==[a-z2-7]{2}=[^=@\s<>]+=)/gi;
const SRS1 = /(SRS1[=+-])[^=@\s<>]{4}(?==)/gi;
const NO_HASH = '0000';

/** The hash in a rewritten address is made of the address: where that was masked, the hash would still tell it. */
export function maskSrsHash(before: string, masked: string): string {
  if (masked === before) return masked;
  return masked.replace(REWRITTEN, (address) => (before.includes(address) ? address : withoutHash(address)));
}

function withoutHash(address: string): string {
  return [SRS1, SRS0].reduce(
    (text, pattern) => text.replace(pattern, (_, start: string) => `${start}${NO_HASH}`),
    address,
  );
}
