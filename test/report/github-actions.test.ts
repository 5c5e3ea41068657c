import { describe, expect, it } from 'vitest';
import type { ExpectationReport } from '../../harness/model/report.ts';
import type { AnnotationOptions } from '../../harness/report/github-actions.ts';
import { renderGithubActions } from '../../harness/report/github-actions.ts';
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

function unmetFor(...people: readonly string[]): ExpectationReport {
  const flows = people.map((person) => ({ flow: 'notice', person, act: 'c2', met: false }) as const);
  return { text: 'notice: inbox', line: 31, met: false, because: 'a source', actual: 'spam', flows };
}

const UNEXPECTED = scenarioReport({
  outcome: 'unexpected',
  flows: [flow({ fate: 'spam', reached: false, reason: 'It was filed.' })],
  findings: [FINDING],
  expectations: [unmetFor('Ann')],
});
const DARK = flow({ fate: 'inconclusive', reached: null, reason: 'A name is not declared.' });
const INCONCLUSIVE = scenarioReport({ outcome: 'inconclusive', flows: [DARK], expectations: [] });

interface Annotation {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

function dataOf(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function propertyOf(text: string): string {
  return dataOf(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}

/** Reads a line as the runner does: split first, then turn the escapes back, `%` last. */
function read(line: string): Annotation {
  const [, level = '', properties = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
  const pairs = properties.split(',').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [name, propertyOf(value.join('='))];
  });
  return { level, properties: Object.fromEntries(pairs), message: dataOf(data) };
}

function annotations(reports: Parameters<typeof summarise>[0], options?: AnnotationOptions, mistakes = [MISTAKE]) {
  const lines = renderGithubActions(summarise(reports, mistakes), options).trimEnd().split('\n');
  return { annotations: lines.slice(0, -1).map(read), last: lines.at(-1) };
}

function belowCi(file: string): string {
  return `ci/${file}`;
}

describe('annotations for GitHub Actions', () => {
  it('stand on the line of the unmet expectation, what happened first', () => {
    const { annotations: told, last } = annotations([scenarioReport(), UNEXPECTED], {}, []);
    expect(told).toEqual([
      {
        level: 'error',
        properties: { file: 'scenarios/story.yaml', line: '31', title: 'Not as expected: A story (story)' },
        message: [
          'Ann, notice: ended as spam. It was filed.',
          'expected: notice: inbox',
          'actual:   spam',
          'because:  a source',
          'at:       scenarios/story.yaml:31',
          `finding ${FINDING.code}: ${FINDING.sentence} ${FINDING.mend}`,
        ].join('\n'),
      },
    ]);
    expect(last).toBe('2 scenarios: 1 as expected, 1 not as expected.');
  });

  it('tell mistakes with line and column, before all else: only the first ten of a step are shown in the code', () => {
    const [first, second] = annotations([UNEXPECTED]).annotations;
    expect(first).toEqual({
      level: 'error',
      properties: { file: 'broken.yaml', line: '3', col: '9', title: 'Mistake in a scenario file' },
      message: 'There is no fate "inbx".\nDid you mean inbox?\nat:       broken.yaml:3:9',
    });
    expect(second?.properties['line']).toBe('31');
  });

  it.each([
    ['unexpected', 'inconclusive', 'error', 'error'],
    ['unexpected', 'unexpected', 'error', 'warning'],
    ['inconclusive', 'inconclusive', 'warning', 'error'],
  ] as const)('warn where that does not fail the run: --fail-on %s, %s', (one, other, unexpected, inconclusive) => {
    const told = annotations([INCONCLUSIVE, UNEXPECTED], { failOn: [one, other] }, []).annotations;
    expect(told.map(({ level }) => level)).toEqual([unexpected, inconclusive]);
  });

  it('stand on the scenario where nobody can say what happens and nothing was expected of it', () => {
    expect(annotations([INCONCLUSIVE], {}, []).annotations).toEqual([
      {
        level: 'error',
        properties: { file: 'scenarios/story.yaml', line: '1', title: 'Inconclusive: A story (story)' },
        message: 'Ann, notice: nobody can say what happens. A name is not declared.',
      },
    ]);
  });

  it('name the file as the repository does, and none that is not in it', () => {
    expect(annotations([UNEXPECTED], { inRepository: belowCi }, []).annotations[0]?.properties['file']).toBe(
      'ci/scenarios/story.yaml',
    );
    const shipped = { ...UNEXPECTED, file: 'noticeproof:scenarios/story.yaml' };
    const [told] = annotations([shipped], {}, []).annotations;
    expect(told?.properties).toEqual({ title: 'Not as expected: A story (story)' });
    expect(told?.message).toContain('at:       noticeproof:scenarios/story.yaml:31');
  });

  it('name the first five of very many people', () => {
    const people = Array.from({ length: 9 }, (_, index) => `P${index}`);
    const flows = people.map((person) => flow({ person, fate: 'spam', reached: false, reason: '' }));
    const report = scenarioReport({ outcome: 'unexpected', flows, expectations: [unmetFor(...people)] });
    const lines = annotations([report], {}, []).annotations[0]?.message.split('\n') ?? [];
    expect(lines.slice(4, 7)).toEqual(['P4, notice: ended as spam.', 'And 4 more like it.', 'expected: notice: inbox']);
  });

  it.each(HOSTILE)('are one command each, and read back right, with %s in every place', (_name, text) => {
    const shown = text.replaceAll(/[\r\n]+/g, ' ').replaceAll(/\p{Cc}/gu, '');
    const { annotations: told, last } = annotations([hostileReport(text)], {}, []);
    expect(told.map(({ level }) => level)).toEqual(['error', 'error']);
    expect(last).toBe('1 scenario: 0 as expected, 1 not as expected.');
    for (const { properties, message } of told) {
      expect(properties['file']).toBe(`${shown}.yaml`);
      expect([...(properties['title'] ?? '')].length).toBeLessThanOrEqual(255);
      expect(`Not as expected: ${shown} (${shown})`).toContain(properties['title']?.replace(/…$/, ''));
      expect(message).toContain(`\nexpected: ${shown}\n`);
    }
  });
});
