import { beforeAll, describe, expect, it } from 'vitest';
import { runScenarios, type ScenarioReport } from '../../harness/index.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

/**
 * ByWater's text on e-mail: what Koha calls sent may still not arrive. Koha marks a notice as sent once its server, or its
 * machine's own queue, has taken it (C4/Letters.pm), and hears nothing of what comes later.
 */
describe('what Koha believes of accounts in trouble', () => {
  const scenarios = shippedScenariosLoaded().filter(({ file }) => file.includes('account-problems/'));
  const reports: ScenarioReport[] = [];
  beforeAll(async () => {
    for await (const report of runScenarios(scenarios)) reports.push(report);
  });

  it.each(scenarios.map(({ id }) => id))('%s: sent, of every notice, whatever became of it', (id) => {
    const beliefs = reports.find((report) => report.id === id)?.beliefs ?? [];
    expect(beliefs.length).toBeGreaterThan(0);
    expect(beliefs.filter(({ catalogue }) => catalogue?.status !== 'sent')).toEqual([]);
    expect(beliefs.filter(({ differs, fate }) => differs !== (fate !== 'inbox'))).toEqual([]);
  });

  it('shows every way in which an account can be in trouble, and some that end well', () => {
    const fates = new Set(reports.flatMap(({ beliefs }) => beliefs.map(({ fate }) => fate)));
    expect([...fates].toSorted()).toEqual(['bounced', 'expired', 'inbox', 'rejected', 'suppressed']);
    expect(new Set(reports.map(({ works }) => works))).toEqual(new Set([true, false]));
  });
});
