import { describe, expect, it } from 'vitest';
import { faultsOf, readSuite, suiteFile } from './spf-suite.ts';

const file = suiteFile();
const suite = readSuite(file);

describe.skipIf(suite === null)('OpenSPF suite for RFC 7208, skipped where it is not found', () => {
  it('holds all of its 203 tests', () => {
    expect(suite).toHaveLength(203);
  });

  it.each(suite ?? [])('$section / $name', async (test) => {
    expect(await faultsOf(test)).toEqual([]);
  });
});
