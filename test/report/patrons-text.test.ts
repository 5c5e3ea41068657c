import { describe, expect, it } from 'vitest';
import type { PatronsReport } from '../../harness/model/patrons.ts';
import type { BeliefReport } from '../../harness/model/report.ts';
import { scenarioText } from '../../harness/report/console/scenario-text.ts';
import { scenarioReport } from './scenario-report.ts';

const PLAIN = { colour: false, width: 100 };

const PATRONS: PatronsReport = {
  file: 'patrons.csv',
  encoding: 'utf-8',
  delimiter: ',',
  header: 'named',
  patrons: 1903,
  usable: 1700,
  withoutAddress: 200,
  unusable: 3,
  unusableAddresses: [],
  otherAddresses: 0,
  duplicates: 0,
  duplicatesExact: true,
  formulas: { count: 0, lines: [] },
  unevenRows: { count: 0, lines: [] },
  receivers: [
    { site: 'y', title: 'Yahoo Mail and AOL', patrons: 1214, share: 0.7141, domains: ['yahoo.com'] },
    { site: 'g', title: 'Gmail', patrons: 400, share: 0.2353, domains: ['gmail.com'] },
    { site: 'o', title: 'Outlook.com', patrons: 80, share: 0.0471, domains: ['outlook.com'] },
  ],
  withoutMail: { patrons: 5, domains: [] },
  unknown: { patrons: 1, domains: [] },
  notices: [
    {
      act: 'c2',
      fates: [
        { fate: 'rejected', patrons: 1214, receivers: ['Yahoo Mail and AOL'] },
        { fate: 'inbox', patrons: 400, receivers: ['Gmail'] },
      ],
      notPlayed: { patrons: 80, receivers: ['Outlook.com'] },
    },
  ],
};

/** A text without the breaks that its width makes. */
function told(patrons: PatronsReport | null, beliefs: readonly BeliefReport[] = []): string {
  return scenarioText(scenarioReport({ patrons, beliefs }), PLAIN).replaceAll(/\n +/g, ' ');
}

describe('the patrons of an export on the console', () => {
  it.each([
    'Patrons (patrons.csv): 1,903, 1,700 with a usable address, 200 without any, 3 with something else in its place.',
    // 1214 of 1700 is 71.41 per cent, 400 is 23.53, 80 is 4.71.
    'At Yahoo Mail and AOL 1,214 (71.4 %), Gmail 400 (23.5 %), Outlook.com 80 (4.7 %), domains that take no mail 5, domains the scenario says nothing about 1.',
    'Notices of c2: rejected for 1,214 of 1,903: all at Yahoo Mail and AOL; inbox for 400 of 1,903: Gmail; not played for 80: Outlook.com.',
  ])('%s', (line) => {
    expect(told(PATRONS)).toContain(line);
  });

  it('are not spoken of without one', () => {
    expect(told(null)).not.toContain('Patrons');
  });
});

describe('what was believed, on the console', () => {
  const at = '2026-11-03T01:05:00-06:00';
  const sent = { system: 'koha', status: 'sent', at };
  const wrong: BeliefReport = { person: 'Sam', act: 'c2', catalogue: sent, service: null, fate: 'spam', differs: true };

  it('is a table of the notices whose reader does not have them', () => {
    const right: BeliefReport = { ...wrong, person: 'Bob', fate: 'inbox', differs: false };
    const text = told(null, [right, wrong]);
    expect(text).toMatch(/who +act +the catalogue believes +what happened Sam +c2 +koha: sent +spam/);
    expect(text).not.toContain('Bob');
  });

  it('has a column for a service where there is one', () => {
    const text = told(null, [{ ...wrong, service: { system: 'SES', reply: '250 Ok' } }]);
    expect(text).toMatch(
      /the catalogue believes +the service said +what happened Sam +c2 +koha: sent +SES: 250 Ok +spam/,
    );
  });

  it('is not spoken of where nobody errs, or nobody can say', () => {
    expect(told(null, [{ ...wrong, differs: null }])).not.toContain('believes');
  });
});
