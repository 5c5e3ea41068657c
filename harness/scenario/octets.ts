/** Octets of a size such as `500kB` or `12MB`. */
export function octets(size: string): number {
  return Number.parseInt(size, 10) * (size.endsWith('MB') ? 1_000_000 : 1000);
}
