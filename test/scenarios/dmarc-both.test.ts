import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainScenario, loadScenarios, runScenario, runScenarios, type ScenarioReport } from '../../harness/index.ts';

const { scenarios } = loadScenarios([join('scenarios', 'dmarc-both')], { workingDir: process.cwd() });
const MENDED = scenarios.filter(({ acts }) => acts.some(({ kind }) => kind === 'change'));

/** Name and text of the DMARC records that a story's changes publish. */
function published({ acts }: (typeof scenarios)[number]): readonly string[] {
  const lines = acts.flatMap((act) => (act.kind === 'change' ? act.zones : []));
  return lines.flatMap((line) =>
    line.kind === 'record' && line.data.type === 'TXT' ? [`${line.name} ${line.data.strings.join('')}`] : [],
  );
}

describe('stories of DMARC by both standards', () => {
  const reports = new Map<string, ScenarioReport>();
  beforeAll(async () => {
    for await (const report of runScenarios(scenarios)) reports.set(report.id, report);
  }, 60_000);

  it.each(MENDED.map((scenario) => [scenario.id, scenario] as const))(
    '%s ends with the very record that is advised, and with it both agree',
    (id, scenario) => {
      const report = reports.get(id);
      const advised =
        report?.findings.filter(({ code }) => code === 'receivers-disagree').map(({ facts }) => facts) ?? [];
      expect(advised.map(({ name, change }) => `${String(name)} ${String(change)}`)).toEqual(published(scenario));
      const last = scenario.acts.at(-1)?.id;
      const notices = report?.dmarcBoth?.filter(({ flow }) => flow === 'notice') ?? [];
      expect(new Set(notices.filter(({ act }) => act === last).map(({ agree }) => agree))).toEqual(new Set([true]));
      expect(new Set(notices.filter(({ act }) => act !== last).map(({ agree }) => agree))).toEqual(new Set([false]));
    },
  );

  it('hold the same message against both, whichever the receiver follows', () => {
    const notices = reports
      .get('dmarc-both-psd-n')
      ?.dmarcBoth?.filter(({ flow, act }) => `${flow} ${act}` === 'notice overdue');
    expect(notices?.map(({ person }) => person)).toEqual(['Classic', 'By the letter']);
    for (const notice of notices ?? []) {
      expect(notice).toMatchObject({
        fromDomain: 'library.acme.org',
        rfc7489: { result: 'pass', policy: 'quarantine', actions: ['nothing'] },
        rfc9989: { result: 'fail', policy: 'quarantine', actions: ['quarantine'] },
      });
    }
  });

  it('journal what the other standard asks beside what the receiver asked', () => {
    const report = reports.get('dmarc-both-subdomain-record-only');
    const asked = report?.deliveries
      .find(({ to, causedBy }) => to.startsWith('c.knox') && causedBy !== 'overdue')
      ?.evidence.dns.filter(({ name }) => name.startsWith('_dmarc.'))
      .map(({ by, name }) => `${by}: ${name}`);
    expect(asked).toEqual([
      // Where a record stands at the author's domain RFC 7489 asks no further (section 6.6.3).
      'classic: _dmarc.library.acme.org',
      // RFC 9989 section 4.10: the walks of both domains, up to the last label; each name once.
      'classic by RFC 9989: _dmarc.library.acme.org',
      'classic by RFC 9989: _dmarc.acme.org',
      'classic by RFC 9989: _dmarc.org',
    ]);
  });

  it('are explained with both', async () => {
    const story = scenarios.find(({ id }) => id === 'dmarc-both-psd-n');
    const explained = story && (await explainScenario(story, { flow: 'notice', to: 'Classic', act: 'overdue' }));
    const flows = explained?.kind === 'explained' ? explained.explanation.flows : [];
    const attempts = flows.flatMap(({ variants }) => variants.flatMap(({ deliveries }) => deliveries));
    expect(attempts.at(-1)?.attempts[0]?.evidence?.dmarcBoth).toMatchObject({
      otherMethod: 'treewalk',
      other: { result: 'fail', foundAt: '_dmarc.library.acme.org' },
      actions: { psl: ['nothing'], treewalk: ['quarantine'] },
      agree: false,
    });
  });

  it('tell of a notice with the notice, and not with its answer', async () => {
    const story = scenarios.find(({ id }) => id === 'dmarc-both-psd-n');
    const codes = await Promise.all(
      (['notice', 'reply'] as const).map(async (flow) => {
        const explained = story && (await explainScenario(story, { flow, to: 'Classic', act: 'overdue' }));
        const flows = explained?.kind === 'explained' ? explained.explanation.flows : [];
        return flows.flatMap(({ findings }) => findings.map(({ code }) => code));
      }),
    );
    expect(codes.map((each) => each.includes('receivers-disagree'))).toEqual([true, false]);
  });

  it('change nothing that the receivers themselves find and decide', async () => {
    for (const scenario of scenarios) {
      const compared = reports.get(scenario.id);
      const { compareDmarc, ...unasked } = scenario;
      expect(compareDmarc).toBe(true);
      const plain = await runScenario({ ...unasked, expectations: [] });
      expect(plain.dmarcBoth).toBeNull();
      expect(plain.flows).toEqual(compared?.flows);
      expect(plain.findings.map(({ code }) => code)).toEqual(
        compared?.findings.map(({ code }) => code).filter((code) => code !== 'receivers-disagree'),
      );
      const own = compared?.deliveries.map(({ evidence }) => evidence.dns.filter(({ by }) => !by.includes(' by RFC ')));
      expect(plain.deliveries.map(({ evidence }) => evidence.dns)).toEqual(own);
    }
  });
});
