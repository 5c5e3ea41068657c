import { describe, expect, it } from 'vitest';
import type { ScenarioReport } from '../../harness/model/report.ts';
import { briefLine } from '../../harness/report/console/brief-line.ts';
import { consoleReport } from '../../harness/report/console/console-report.ts';
import { scenarioText } from '../../harness/report/console/scenario-text.ts';
import { summaryText } from '../../harness/report/console/summary-text.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { tagText } from '../../harness/report/tag-text.ts';
import { FINDING, flow, LOST_BOUNCE, scenarioReport } from './scenario-report.ts';

const PLAIN = { colour: false, width: 100 };
const ESCAPE = '\u001b';

describe('a scenario on the console', () => {
  it.each([
    ['as-expected', '✓'],
    ['unexpected', '✗'],
    ['inconclusive', '?'],
  ] as const)('%s begins with %s', (outcome, mark) => {
    expect(scenarioText(scenarioReport({ outcome }), PLAIN)).toMatch(
      new RegExp(`^\\${mark} A story \\(story, scenarios/story\\.yaml\\)\n`),
    );
  });

  it.each([
    { name: 'all arrive', flows: [flow(), flow({ person: 'Bob' })], line: 'Notices: all 2 arrive.' },
    { name: 'one alone arrives', flows: [flow()], line: 'Notices: the only one arrives.' },
    {
      name: 'some are lost without anybody learning of it',
      flows: [flow(), flow({ person: 'Bob', fate: 'spam', reached: false, learns: 'nobody' })],
      line: 'Notices: 1 of 2 arrive; 1 spam, and nobody learns of it.',
    },
    {
      name: 'what was not due is not lost',
      flows: [
        flow(),
        flow({ person: 'Bob', fate: 'never-sent', rule: 'ils#not-overdue', reached: false, learns: 'nobody' }),
      ],
      line: 'Notices: 1 of 2 arrive; 1 not due.',
    },
    {
      name: 'nothing at all',
      flows: [],
      line: 'Nothing was sent, so nothing can be said.',
    },
    {
      name: 'what is not applicable does not count',
      flows: [flow(), flow({ flow: 'reply', fate: 'not-applicable', reached: null })],
      line: 'Answers: none arose.',
    },
    {
      name: 'answers of all kinds are counted together',
      flows: [flow(), flow({ flow: 'reply' }), LOST_BOUNCE],
      line: 'Answers: 1 of 2 reach the one they are for; 1 read-by-nobody, and nobody learns of it.',
    },
  ])('answers the two questions: $name', ({ flows, line }) => {
    expect(scenarioText(scenarioReport({ flows }), PLAIN)).toContain(`  ${line}\n`);
  });

  it('is one line of a brief report where all is as expected, and only there', () => {
    const met = [{ text: 'x', line: 1, met: true, because: 'y', actual: 'x', flows: [] }];
    const brief = { ...PLAIN, brief: true };
    const told = (more: Parameters<typeof scenarioReport>[0]) => scenarioText(scenarioReport(more), brief);
    expect(told({ expectations: met })).toBe('✓ works   story  A story\n');
    expect(told({ expectations: met, works: false })).toBe('✓ fails   story  A story\n');
    expect(told({ expectations: met, works: null })).toBe('✓ unknown story  A story\n');
    expect(told({ expectations: met, outcome: 'unexpected' })).toContain('decided by');
    expect(told({ expectations: met, outcome: 'inconclusive' })).toContain('decided by');
    // Whoever expects nothing wants to see what happens.
    expect(told({ expectations: [] })).toContain('decided by');
  });

  it.each([80, 120])('has a line of a brief report cut at width %i, the id whole', (width) => {
    const line = briefLine(scenarioReport({ id: 'some-id', title: '📚 word '.repeat(60) }), { colour: false, width });
    expect(line).toMatch(/^✓ works {3}some-id {2}📚 word .*…\n$/u);
    expect([...line.trimEnd()].length).toBeLessThanOrEqual(width);
    expect(briefLine(scenarioReport({ title: 'a\u001b[31mb\nc' }), PLAIN)).toBe('✓ works   story  a[31mb c\n');
  });

  it('shows the flows that arose on a board', () => {
    const flows = [flow(), LOST_BOUNCE, flow({ flow: 'reply', fate: 'not-applicable', reached: null, person: 'Zoe' })];
    const text = scenarioText(scenarioReport({ flows }), PLAIN);
    expect(text).toMatch(/who +flow +fate +decided by +who learns\n {2}c2\n/);
    expect(text).toMatch(/ {4}Ann +notice +inbox +free#accept\n/);
    expect(text).toMatch(/\n +bounce +read-by-nobody +dead#accept +nobody\n/);
    expect(text).not.toContain('Zoe');
  });

  it('says assumed beside a fate, and shows each address where they differ', () => {
    const variants = [
      { clientIp: '192.0.2.1', pctApplied: true, fate: 'inbox' },
      { clientIp: '192.0.2.2', pctApplied: true, fate: 'rejected' },
    ] as const;
    const flows = [flow({ fate: 'rejected', reached: false, assumed: true, variants })];
    const text = scenarioText(scenarioReport({ flows }), PLAIN);
    for (const part of ['rejected (assumed)', 'inbox from 192.0.2.1', 'rejected from 192.0.2.2']) {
      expect(text).toContain(part);
    }
  });

  it('only names findings where all is as expected, and tells them where it is not', () => {
    const short = scenarioText(scenarioReport({ findings: [FINDING] }), PLAIN);
    expect(short).toContain('Findings: bounces-unread.');
    expect(short).not.toContain(FINDING.sentence);
    const full = scenarioText(scenarioReport({ findings: [FINDING], outcome: 'unexpected' }), PLAIN);
    expect(full).toContain(FINDING.sentence);
    expect(full).toContain('→ Let them go to the library. (→ the library)');
  });

  const cell = { setup: 'today', about: 'as it is', receiver: 'gmail' };
  it.each([
    ['a file', { file: 'scenarios/today.yaml' }, 'explain scenarios/today.yaml'],
    ['an id, of what came with it', { id: 'one', file: 'noticeproof:scenarios/one.yaml' }, 'explain one'],
    ['an id, of a cell', { id: 'story[today,gmail]', story: 'story', cell }, "explain 'story[today,gmail]'"],
  ])('says how to have findings in full: by %s', (_, which, told) => {
    expect(scenarioText(scenarioReport({ findings: [FINDING], ...which }), PLAIN)).toContain(`noticeproof ${told}\n`);
  });

  it('tells findings in full where a scenario expects nothing: it was written to learn', () => {
    expect(scenarioText(scenarioReport({ findings: [FINDING], expectations: [] }), PLAIN)).toContain(FINDING.sentence);
  });

  it('tells an unmet expectation with its place, what came and why it was expected', () => {
    const unmet = {
      text: 'notice: inbox',
      line: 31,
      met: false,
      because: 'the document',
      actual: 'Ann in c2: spam',
      flows: [],
    };
    const text = scenarioText(scenarioReport({ outcome: 'unexpected', expectations: [unmet] }), PLAIN);
    for (const part of [
      'not met scenarios/story.yaml:31',
      'expected: notice: inbox',
      'actual:   Ann in c2: spam',
      'because:  the document',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps to its width: 80 columns at least, 120 at most', () => {
    const person = 'A person with a very long name indeed';
    const flows = [flow({ person, act: 'c1-staff-corporate', rule: 'antispoof-reject#own-mail-from-and-more' })];
    const sentence = 'word '.repeat(60).trim();
    const report = scenarioReport({ flows, findings: [{ ...FINDING, sentence }], outcome: 'unexpected' });
    const longest = (width: number): number =>
      Math.max(
        ...scenarioText(report, { colour: false, width })
          .split('\n')
          .map((line) => line.length),
      );
    expect(longest(40)).toBeLessThanOrEqual(80);
    expect(longest(40)).toBeGreaterThan(60);
    expect(longest(400)).toBeLessThanOrEqual(120);
  });

  it.each([100, 120])(
    'never breaks a rule of up to 40 characters at width %i: it is there to be searched for',
    (width) => {
      const rule = 'legacy-mail-from-ip#a-row-of-40-letters-';
      expect(rule).toHaveLength(40);
      const long = {
        person: 'A person with a very long name indeed',
        flow: 'misdirected-reply',
        learns: 'library',
      } as const;
      const flows = [flow({ ...long, rule, fate: 'read-by-nobody', reached: false, assumed: true, model: true })];
      const lines = scenarioText(scenarioReport({ flows }), { colour: false, width }).split('\n');
      expect(lines.some((line) => line.includes(rule))).toBe(true);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    },
  );

  it('has colours only where they are wanted', () => {
    const report = scenarioReport({ findings: [FINDING], outcome: 'unexpected' });
    expect(scenarioText(report, { colour: true, width: 100 })).toContain(ESCAPE);
    expect(scenarioText(report, PLAIN)).not.toContain(ESCAPE);
  });

  it('lets no control character of a user through, in any place', () => {
    const evil = `x${ESCAPE}[2J\u0007\u009b\u202ey`;
    const report = scenarioReport({
      title: evil,
      flows: [flow({ person: evil })],
      findings: [{ ...FINDING, sentence: evil, mend: evil }],
      expectations: [{ text: evil, line: 1, met: false, because: evil, actual: evil, flows: [] }],
      outcome: 'unexpected',
    });
    expect(scenarioText(report, PLAIN)).not.toMatch(/[^\P{C}\n]/u);
  });
});

/** What a brief report says from its first scenario to its end. */
function toldBriefly(...reports: readonly ScenarioReport[]): string {
  const report = consoleReport({ ...PLAIN, brief: true });
  return reports.map(report.scenario).join('') + report.end(summarise(reports, []));
}

describe('a brief report on several scenarios', () => {
  const LEGEND = '✓ as expected; works, fails: whether this set-up brings every notice and every answer home.';
  const [one, two] = [scenarioReport({ id: 'one' }), scenarioReport({ id: 'two' })];
  const odd = scenarioReport({ id: 'odd', outcome: 'unexpected' });

  it('has a line each, says what the words mean, and counts', () => {
    expect(toldBriefly(one, two).split('\n')).toEqual([
      '✓ works   one  A story',
      '✓ works   two  A story',
      '',
      LEGEND,
      '',
      '2 scenarios: 2 as expected.',
      '',
    ]);
  });

  it('sets what is told in full apart, and names it again at the end, where it may have gone by long ago', () => {
    const lines = toldBriefly(one, odd, odd, two).split('\n');
    expect(lines.slice(0, 3)).toEqual(['✓ works   one  A story', '', '✗ A story (odd, scenarios/story.yaml)']);
    expect(lines.slice(-10)).toEqual([
      '',
      '✓ works   two  A story',
      '',
      LEGEND,
      '',
      '✗ works   odd  A story',
      '✗ works   odd  A story',
      '',
      '4 scenarios: 2 as expected, 2 not as expected.',
      '',
    ]);
    expect(lines.join('\n')).not.toContain('\n\n\n');
  });

  it('says nothing of words that did not come up', () => {
    expect(toldBriefly(odd)).not.toContain(LEGEND);
  });
});

describe('the last line', () => {
  it('counts scenarios by outcome, and mistakes', () => {
    const reports = [scenarioReport(), scenarioReport({ outcome: 'unexpected' })];
    const mistake = { file: 'f', line: 1, column: 1, problem: 'p', mend: 'm', source: null };
    expect(summaryText(summarise(reports, [mistake]), PLAIN)).toBe(
      '2 scenarios: 1 as expected, 1 not as expected, 1 mistake in the scenario files.\n',
    );
  });
});

describe('by tag', () => {
  it('shows for each tag what works, what fails and what nobody can say', () => {
    const reports = [
      scenarioReport({ id: 'bad', title: 'Bad', works: false, tags: ['b2-relay', 'default'] }),
      scenarioReport({ id: 'good', title: 'Good' }),
      scenarioReport({ id: 'dark', title: 'Dark', works: null, outcome: 'inconclusive' }),
    ];
    expect(tagText(reports, PLAIN)).toBe(
      [
        'b2-relay\n  works   none\n  fails   ✓ Bad (bad)\n',
        'default\n  works   ✓ Good (good)\n  fails   ✓ Bad (bad)\n  unknown ? Dark (dark)\n',
      ].join('\n'),
    );
  });

  it('counts a story with a mail loop among those that fail, though every message arrived', () => {
    const loop = {
      code: 'mail-loop',
      severity: 'error',
      facts: {},
      sentence: 's',
      mend: 'm',
      actor: 'library',
    } as const;
    expect(tagText([scenarioReport({ findings: [loop] })], PLAIN)).toBe(
      'default\n  works   none\n  fails   ✓ A story (story)\n            mail-loop\n',
    );
    const hint = { ...loop, severity: 'note' } as const;
    expect(tagText([scenarioReport({ findings: [hint] })], PLAIN)).toContain('  works   ✓ A story (story)\n');
  });

  it('names the rules by which a story fails, each once: a tag must fail for its own reason', () => {
    const refused = flow({ fate: 'rejected', reached: false, rule: 'gate#own-domain' });
    const unsent = flow({ flow: 'bounce', fate: 'not-applicable', reached: null, rule: null });
    const flows = [refused, { ...refused, person: 'Bob' }, flow({ person: 'Zoe' }), LOST_BOUNCE, unsent];
    const text = tagText([scenarioReport({ works: false, flows })], PLAIN);
    expect(text).toContain(
      '  fails   ✓ A story (story)\n            notice rejected by gate#own-domain, bounce read-by-nobody by dead#accept\n',
    );
  });

  it('names the tags that no scenario shows, all in their order', () => {
    const text = tagText([scenarioReport({ tags: ['b', 'z'] })], PLAIN, ['a', 'b']);
    expect(text.match(/^\S+$/gm)).toEqual(['a', 'b', 'z']);
    expect(text).toContain('a\n  no scenario shows it\n');
  });
});
