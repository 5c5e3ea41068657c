import { describe, expect, it } from 'vitest';
import { runScenarios } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';
import { shippedScenariosPlayed } from './shipped-played.ts';

describe('two runs', () => {
  it('give the same bytes, whatever runs side by side', async () => {
    const { reports: together } = await shippedScenariosPlayed();
    const few = await Array.fromAsync(runScenarios(shippedScenariosLoaded(), { concurrency: 5 }));
    expect(JSON.stringify(few)).toBe(JSON.stringify(together));
  });
});
