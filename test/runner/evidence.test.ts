import { describe, expect, it } from 'vitest';
import { play } from '../../harness/runner/play.ts';
import { shippedScenariosLoaded } from './shipped.ts';

describe('the evidence', () => {
  const scenarios = shippedScenariosLoaded();

  it.concurrent.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'of %s has the transactions that the listeners saw, and no others',
    async (_id, scenario) => {
      const { evidence, seen } = await play(scenario, new AbortController().signal);
      const claimed = evidence.timelines.map((timeline) =>
        timeline.records
          .flatMap(({ delivery, transactions }) =>
            transactions
              // The listener knows of those that reached one of its hosts.
              .filter(({ serverSite }) => serverSite !== null)
              .map(({ attempt, serverIp, facts }) => ({
                clientIp: facts?.clientIp ?? delivery.clientIp,
                serverIp,
                mailFrom: attempt.stage === 'connect' ? '' : delivery.draft.mailFrom.toLowerCase(),
                to: attempt.stage === 'connect' || attempt.stage === 'mail' ? '' : (facts?.rcpt ?? '').toLowerCase(),
                code: attempt.reply.code,
              })),
          )
          .map((transaction) => JSON.stringify(transaction))
          .toSorted(),
      );
      const witnessed = seen.map((timeline) =>
        timeline
          .map((one) => ({ ...one, mailFrom: one.mailFrom.toLowerCase(), to: one.to.toLowerCase() }))
          .map((one) => JSON.stringify(one))
          .toSorted(),
      );
      expect(claimed).toEqual(witnessed);
    },
  );
});
