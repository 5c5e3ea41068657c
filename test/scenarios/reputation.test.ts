import { beforeAll, describe, expect, it } from 'vitest';
import { runScenarios, type ScenarioReport } from '../../harness/index.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

/**
 * What the expectations in the files cannot say: which fates are the model's, and which event was behind them. The numbers
 * are those of the stories' histories.
 */
describe('stories of reputation', () => {
  const scenarios = shippedScenariosLoaded().filter(
    ({ file }) => file.includes('reputation/') || file.endsWith('receivers/blocklisted-vendor.yaml'),
  );
  const reports = new Map<string, ScenarioReport>();
  beforeAll(async () => {
    for await (const report of runScenarios(scenarios)) reports.set(report.id, report);
  }, 120_000);

  function notices(id: string) {
    const flows = reports.get(`reputation-${id}`)?.flows ?? [];
    return flows
      .filter(({ flow }) => flow === 'notice')
      .map(({ person, act, fate, model }) => [person, act, fate, model]);
  }

  function fact(id: string, code: string) {
    return reports.get(`reputation-${id}`)?.findings.find((finding) => finding.code === code)?.facts;
  }

  function mend(id: string, code = 'reputation-lost') {
    return reports.get(`reputation-${id}`)?.findings.find((finding) => finding.code === code)?.mend;
  }

  it('say “model” of what is refused for a bad name, also by the rows that ask a list', () => {
    expect(notices('mass-mailing')).toEqual([
      ['J. Doe', 'overdue', 'rejected', true],
      ['Ann Lopez', 'overdue', 'rejected', true],
      ['Ruth Kim', 'overdue', 'rejected', true],
      ['Alan Smith', 'overdue', 'rejected', true],
    ]);
  });

  it('say it of what arrives because something was forgotten, or was too little', () => {
    expect(notices('forgotten-in-time').map(([, , , model]) => model)).toEqual([true, true, true, true]);
    expect(notices('dedicated-address').map(([, , , model]) => model)).toEqual([true, true, true]);
    expect(notices('account-under-review').map(([, , , model]) => model)).toEqual([true]);
  });

  it('say it of all that asked about a domain with a name', () => {
    expect(notices('domain-of-bad-name').map(([, , fate, model]) => [fate, model])).toEqual([
      ['rejected', true],
      ['inbox', true],
      ['rejected', true],
    ]);
  });

  it('do not say it where the model had nothing to weigh', () => {
    expect(notices('newsletter-service').map(([, , , model]) => model)).toEqual([false, false, false, false]);
    expect(notices('taken-off-the-list').map(([, , , model]) => model)).toEqual([false]);
    const listed = reports.get('blocklisted-vendor')?.flows.filter(({ fate }) => fate === 'rejected') ?? [];
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter(({ model }) => model)).toEqual([]);
  });

  it('name the mailing behind a listing', () => {
    expect(fact('mass-mailing', 'reputation-lost')).toMatchObject({
      subject: '203.0.113.25',
      rule: 'volume',
      level: 'bad',
      messages: 5000,
      count: 120,
      day: '2026-10-30',
      by: 'library',
      since: [],
      lists: ['zen.spamhaus.org'],
      late: false,
    });
    expect(fact('domain-of-bad-name', 'reputation-lost')).toMatchObject({
      subject: 'acme.org',
      kind: 'domain',
      rule: 'complaints',
      messages: 5000,
      count: 25,
      lists: ['dbl.spamhaus.org'],
    });
    expect(fact('put-off-until-forgotten', 'reputation-lost')).toMatchObject({ level: 'poor', late: true, lists: [] });
    expect(fact('shared-pool', 'reputation-lost')).toMatchObject({ by: 'others', subject: '54.240.8.31' });
  });

  it('name the act whose notice was one complaint too many', () => {
    const five = { rule: 'complaints', messages: 1000, count: 5, since: ['overdue'], limit: 0.5 };
    expect(fact('account-paused', 'ses-account-paused')).toMatchObject(five);
    const four = { rule: 'complaints', messages: 1000, count: 4, since: [], limit: 0.1 };
    expect(fact('account-paused', 'ses-account-under-review')).toMatchObject(four);
    expect(fact('account-under-review', 'ses-account-under-review')).toMatchObject({ rule: 'bounces', limit: 5 });
  });

  it('say whose notice it was, where another library cannot reach a patron', () => {
    expect(fact('two-libraries-one-account', 'address-suppressed')).toMatchObject({
      since: ['overdue'],
      other: ['library@acme.org'],
    });
    expect(fact('account-paused', 'address-suppressed')).toMatchObject({ other: [] });
  });

  it('say “model” also of the finding about the list that has somebody by it', () => {
    const said = (id: string, code: string) =>
      reports.get(id)?.findings.find((finding) => finding.code === code)?.sentence ?? '';
    expect(fact('domain-of-bad-name', 'domain-blocklisted')).toMatchObject({ domain: 'acme.org', model: true });
    expect(said('reputation-domain-of-bad-name', 'domain-blocklisted')).toMatch(/is a model \(docs\/reputation\.md\)/);
    expect(fact('mass-mailing', 'blocklisted')).toMatchObject({ zone: 'zen.spamhaus.org', model: true });
    expect(said('reputation-mass-mailing', 'blocklisted')).toMatch(/is a model \(docs\/reputation\.md\)/);
    // There somebody wrote the listing into the zone.
    expect(reports.get('blocklisted-vendor')?.findings.find(({ code }) => code === 'blocklisted')?.facts).toMatchObject(
      {
        model: false,
      },
    );
    expect(said('blocklisted-vendor', 'blocklisted')).not.toMatch(/model/);
  });

  it('advise by whose mail it was', () => {
    expect(mend('mass-mailing')).toMatch(/newsletter service.*removal at https:\/\/check\.spamhaus\.org/);
    expect(mend('shared-pool')).toMatch(/dedicated IP/);
    expect(mend('domain-of-bad-name')).toMatch(/news\.acme\.org/);
    expect(mend('put-off-until-forgotten')).not.toMatch(/removal/);
    expect(mend('two-libraries-one-account', 'address-suppressed')).toMatch(/taken off the list/);
  });
});
