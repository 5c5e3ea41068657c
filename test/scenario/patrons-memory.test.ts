import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

function counted(rows: number): { readonly kib: number; readonly found: Readonly<Record<string, number>> } {
  const script = new URL('patrons-memory.ts', import.meta.url).pathname;
  const told = execFileSync(process.execPath, ['--no-warnings', script, String(rows)], { encoding: 'utf8' });
  return JSON.parse(told) as ReturnType<typeof counted>;
}

it('an export of 200,000 patrons is counted in the room that one of 20,000 takes', () => {
  const small = counted(20_000);
  const large = counted(200_000);
  // Every tenth is without; of those ending in 1 there are 1,000 different; those ending in 3 have a domain each, of which
  // 10,000 in all are told apart, gmail.com among them.
  expect(large.found).toEqual({
    patrons: 200_000,
    withoutAddress: 20_000,
    duplicates: 19_000,
    domains: 10_000,
    atFurtherDomains: 10_001,
  });
  expect(small.found).toMatchObject({ patrons: 20_000, withoutAddress: 2_000, duplicates: 1_000, domains: 2_001 });
  // The rows themselves are 10 MB more; as objects some 100 MB. A young heap that is not yet swept takes up to 64.
  expect(large.kib - small.kib).toBeLessThan(80 * 1024);
});
