import { describe, expect, it } from 'vitest';
import { play } from '../../harness/runner/play.ts';
import { shippedScenariosLoaded } from './shipped.ts';

const BEFORE_MAIL: readonly string[] = ['connect', 'auth'];

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
              .map(({ attempt, serverIp, facts, localRule }) => ({
                clientIp: facts?.clientIp ?? delivery.clientIp,
                serverIp,
                mailFrom: BEFORE_MAIL.includes(attempt.stage) ? '' : delivery.draft.mailFrom.toLowerCase(),
                to: [...BEFORE_MAIL, 'mail'].includes(attempt.stage) ? '' : (facts?.rcpt ?? '').toLowerCase(),
                // A client that gives up by itself has no reply to show.
                code: localRule?.endsWith('#no-starttls') === true ? null : attempt.reply.code,
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
