import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderTap, tapReport } from '../../harness/report/tap.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { HOSTILE, hostileReport } from './hostile.ts';
import { FINDING, flow, scenarioReport } from './scenario-report.ts';

const MISTAKE = {
  file: 'broken.yaml',
  line: 3,
  column: 9,
  problem: 'There is no fate "inbx".',
  mend: 'Did you mean inbox?',
  source: '  fate: inbx',
} as const;
const UNMET = scenarioReport({
  id: 'unmet',
  outcome: 'unexpected',
  flows: [
    flow({ fate: 'spam', reached: false, reason: 'It was filed.' }),
    flow({ flow: 'bounce', fate: 'not-applicable', reached: null, reason: 'Nothing came back.' }),
  ],
  findings: [FINDING],
  expectations: [
    {
      text: 'notice: inbox',
      line: 31,
      met: false,
      because: 'a source',
      actual: 'Ann in c2: spam',
      flows: [{ flow: 'notice', person: 'Ann', act: 'c2', met: false }],
    },
  ],
});

describe('TAP', () => {
  it('is a subtest a scenario with a line a flow of a person, then a line a mistake, and the plan', () => {
    expect(renderTap(summarise([scenarioReport(), UNMET], [MISTAKE])).split('\n')).toEqual([
      'TAP version 14',
      '# Subtest: A story (story)',
      '    ok 1 - notice: Ann',
      '    1..1',
      'ok 1 - A story (story)',
      '# Subtest: A story (unmet)',
      '    not ok 1 - notice: Ann',
      '      ---',
      '      message: "Ann, notice: ended as spam. It was filed."',
      '      severity: "fail"',
      '      at: {"file":"scenarios/story.yaml","line":31}',
      '      expectations: [{"expected":"notice: inbox","actual":"Ann in c2: spam","because":"a source","line":31}]',
      '      ...',
      '    ok 2 - bounce: Ann # SKIP Nothing came back.',
      '    1..2',
      'not ok 2 - A story (unmet)',
      '  ---',
      '  outcome: "unexpected"',
      '  file: "scenarios/story.yaml"',
      `  findings: [{"code":"${FINDING.code}","sentence":"${FINDING.sentence}","mend":"${FINDING.mend}"}]`,
      '  ...',
      'not ok 3 - broken.yaml:3:9',
      '  ---',
      '  message: "There is no fate \\"inbx\\"."',
      '  mend: "Did you mean inbox?"',
      '  severity: "error"',
      '  at: {"file":"broken.yaml","line":3,"column":9}',
      '  ...',
      '1..3',
      '',
    ]);
  });

  it('tells each scenario as soon as it is there, and counts on', () => {
    const tap = tapReport();
    expect(tap.scenario(scenarioReport())).toMatch(/^TAP version 14\n# Subtest[^]*\nok 1 - A story \(story\)\n$/);
    expect(tap.scenario(scenarioReport())).toMatch(/^# Subtest[^]*\nok 2 - A story \(story\)\n$/);
    expect(tap.end(summarise([], []))).toBe('1..2\n');
  });

  it('bails out where the run stops before its end', () => {
    const tap = tapReport();
    tap.scenario(scenarioReport());
    expect(tap.stop('disk \\ #1')).toBe('Bail out! disk \\\\ \\#1\n');
    expect(tapReport().stop('early')).toBe('TAP version 14\nBail out! early\n');
  });

  it('says inconclusive where nobody can say', () => {
    const dark = flow({ fate: 'inconclusive', reached: null });
    const text = renderTap(summarise([scenarioReport({ outcome: 'inconclusive', flows: [dark] })], []));
    expect(text).toContain('severity: "inconclusive"');
    expect(text).toContain('\nnot ok 1 - A story (story)\n');
  });

  it.each(HOSTILE)('keeps its form with %s in every place', (_name, hostile) => {
    const lines = renderTap(summarise([hostileReport(hostile)], [{ ...MISTAKE, problem: hostile, file: hostile }]));
    const points = lines.split('\n').filter((line) => /^(?:not )?ok\b/.test(line));
    expect(points).toHaveLength(2);
    const inner = lines.split('\n').filter((line) => /^ {4}(?:not )?ok\b/.test(line));
    expect(inner).toHaveLength(4);
    // No directive but the one of the flow that did not arise, and its sign is the only bare one.
    const bare = [...points, ...inner].filter((line) => /(?<!\\)(?:\\\\)*#/.test(line));
    expect(bare).toEqual([expect.stringMatching(/^ {4}ok 3 - .* # SKIP /)]);
    expect(lines.match(/^# Subtest: (.*)$/m)?.[1]).toBe(points[0]?.replace(/^not ok 1 - /, ''));
    const blocks = lines.match(/^( *)---\n[^]*?^\1\.\.\.$/gm) ?? [];
    expect(blocks).toHaveLength(5);
    for (const block of blocks) expect(parse(block.replaceAll(/^ *(?:---|\.\.\.)$/gm, ''))).toBeTypeOf('object');
  });
});
