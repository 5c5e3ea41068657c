import { describe, expect, it } from 'vitest';
import { runScenarios } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';

describe('two runs', () => {
  it('give the same bytes, whatever runs side by side', async () => {
    const scenarios = shippedScenariosLoaded();
    const together = await Array.fromAsync(runScenarios(scenarios, { concurrency: 64 }));
    const few = await Array.fromAsync(runScenarios(scenarios, { concurrency: 5 }));
    expect(JSON.stringify(few)).toBe(JSON.stringify(together));
  });
});
