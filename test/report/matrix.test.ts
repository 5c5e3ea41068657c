import { describe, expect, it } from 'vitest';
import type { ScenarioReport } from '../../harness/model/report.ts';
import { consoleReport } from '../../harness/report/console/console-report.ts';
import { matrixText } from '../../harness/report/console/matrix-text.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { tagText } from '../../harness/report/tag-text.ts';
import { delivery, flow, scenarioReport } from './scenario-report.ts';

const PLAIN = { colour: false, width: 100 };
const REFUSED = flow({ fate: 'rejected', reached: false, learns: 'library', decidedBy: 'd1' });
const REFUSAL = delivery({ id: 'd1', reply: { code: 550, enhanced: '5.7.26', text: 'No' } });

function cell(setup: string, receiver: string, more: Partial<ScenarioReport> = {}): ScenarioReport {
  return scenarioReport({
    id: `story[${setup},${receiver}]`,
    title: 'The story',
    story: 'story',
    cell: { setup, about: `About ${setup}`, receiver },
    ...more,
  });
}

const CELLS = [
  cell('default', 'gmail'),
  cell('default', 'yahoo'),
  cell('b1', 'gmail', { flows: [REFUSED], deliveries: [REFUSAL], works: false }),
  cell('b1', 'yahoo', {
    flows: [flow(), flow({ flow: 'reply', fate: 'spam', reached: false })],
    works: false,
  }),
];

/** The lines of the table: from the one that names the receivers on. */
function tableOf(cells: readonly ScenarioReport[], width = 100): readonly string[] {
  const lines = matrixText(cells, { colour: false, width }).split('\n');
  return lines.slice(lines.findIndex((line) => line.trim().startsWith('gmail'))).filter((line) => line !== '');
}

describe('a story with a matrix on the console', () => {
  it('is told once, with a count and what each set-up is', () => {
    const lines = matrixText(CELLS, PLAIN).split('\n');
    expect(lines[0]).toBe('✓ The story (story, scenarios/story.yaml)');
    expect(lines).toContain('  4 cells, all as expected. The notice arrives in 3; with every answer to it in 2.');
    expect(lines).toContain('  default  About default');
    expect(lines).toContain('  b1       About b1');
    expect(lines.filter((line) => line.includes('story['))).toEqual([]);
  });

  it('says where nobody answers: that no answer is lost would say nothing', () => {
    const silent = flow({ flow: 'reply', fate: 'not-applicable', reached: null, rule: null, decidedBy: null });
    const cells = [
      cell('default', 'gmail', { flows: [flow(), silent] }),
      cell('b1', 'gmail', { flows: [REFUSED, flow({ flow: 'bounce' })], deliveries: [REFUSAL], works: false }),
    ];
    expect(matrixText(cells, PLAIN)).toContain(
      '  2 cells, all as expected. The notice arrives in 1; nobody answers it.',
    );
  });

  it('has set-ups down and receivers across: the fate, the code of a refusal, an answer that is lost', () => {
    expect(tableOf(CELLS)).toEqual([
      '           gmail       yahoo',
      '  default  inbox       inbox',
      '  b1       rejected    inbox',
      '           550 5.7.26  reply spam',
    ]);
  });

  it('marks what is assumed and what is by the model, and says what the marks mean', () => {
    const cells = [
      cell('a', 'gmail', { flows: [flow({ fate: 'spam', reached: false, assumed: true })] }),
      cell('a', 'yahoo', { flows: [flow({ fate: 'spam', reached: false, model: true })] }),
    ];
    expect(tableOf(cells)).toEqual([
      '     gmail  yahoo',
      '  a  spam*  spam†',
      '  * assumed: no source says so. † by the model of reputation.',
    ]);
    expect(matrixText(CELLS, PLAIN)).not.toContain('assumed');
  });

  it.each([
    ['unexpected', '✗ '],
    ['inconclusive', '? '],
  ] as const)('marks an %s cell with %s and tells it in full', (outcome, mark) => {
    const text = matrixText([...CELLS.slice(0, 3), cell('b1', 'yahoo', { outcome })], PLAIN);
    expect(text.startsWith(`${mark}The story (story,`)).toBe(true);
    expect(text).toContain('  4 cells, 3 as expected.');
    expect(text).toMatch(new RegExp(`\n {2}b1 +rejected +\\${mark}inbox\n`));
    expect(text.match(/\(story\[[^\]]*\],/g)).toEqual(['(story[b1,yahoo],']);
  });

  it('leaves a cell that was not run empty', () => {
    expect(tableOf([cell('a', 'gmail'), cell('a', 'yahoo'), cell('b', 'yahoo')])).toEqual([
      '     gmail  yahoo',
      '  a  inbox  inbox',
      '  b  -      inbox',
    ]);
  });

  it('goes on below where the page is too narrow, set-ups named again', () => {
    const names = ['gmail', ...Array.from({ length: 4 }, (_, index) => `receiver-number-${index + 1}`)];
    const lines = tableOf(
      names.map((name) => cell('default', name)),
      80,
    );
    expect(lines).toEqual([
      '           gmail  receiver-number-1  receiver-number-2  receiver-number-3',
      '  default  inbox  inbox              inbox              inbox',
      '           receiver-number-4',
      '  default  inbox',
    ]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('shows no control characters of a user', () => {
    expect(matrixText([cell('a', 'gmail', { title: 'a\u001b[31mb' }), ...CELLS], PLAIN)).not.toContain('\u001b');
  });
});

/** What each scenario brings to the screen, and what the end does. */
function told(reports: readonly ScenarioReport[]): readonly string[] {
  const report = consoleReport(PLAIN);
  const texts = reports.map((one) => report.scenario(one));
  return [...texts, report.end(summarise(reports, []))].map((text) => text.split('\n')[0] ?? '');
}

describe('a console report', () => {
  it('waits for all cells of a story, and tells it before what follows', () => {
    const reports = [scenarioReport({ title: 'First' }), ...CELLS, scenarioReport({ title: 'Last' })];
    expect(told(reports)).toEqual([
      '✓ First (story, scenarios/story.yaml)',
      '',
      '',
      '',
      '',
      '✓ The story (story, scenarios/story.yaml)',
      '6 scenarios: 6 as expected.',
    ]);
  });

  it('tells a story that is the last before the end', () => {
    expect(told(CELLS).at(-1)).toBe('✓ The story (story, scenarios/story.yaml)');
  });

  it('tells two stories apart', () => {
    const other = CELLS.map((one) => ({ ...one, story: 'other', title: 'Another' }));
    expect(told([...CELLS, ...other])).toEqual([
      '',
      '',
      '',
      '',
      '✓ The story (story, scenarios/story.yaml)',
      '',
      '',
      '',
      '✓ Another (other, scenarios/story.yaml)',
    ]);
  });

  it('tells one cell alone in full', () => {
    expect(told(CELLS.slice(0, 1)).at(-1)).toBe('✓ The story (story[default,gmail], scenarios/story.yaml)');
  });
});

it('the list by tags names a story once in each group, with how many of its cells belong there', () => {
  const lines = tagText(CELLS, PLAIN).split('\n');
  expect(lines).toContain('  works   ✓ The story (story, 2 of 4 cells)');
  expect(lines).toContain('  fails   ✓ The story (story, 2 of 4 cells)');
  expect(lines.filter((line) => line.includes('The story'))).toHaveLength(2);
});
