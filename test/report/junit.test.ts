import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../harness/model/position.ts';
import type { ScenarioReport } from '../../harness/model/report.ts';
import { renderJunit } from '../../harness/report/junit.ts';
import { summarise } from '../../harness/report/summarise.ts';
import { HOSTILE, hostileReport } from './hostile.ts';
import { FINDING, flow, scenarioReport } from './scenario-report.ts';

const MANY = ['testsuite', 'testcase', 'property'];
const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  isArray: (name) => MANY.includes(name),
});

interface Told {
  readonly type?: string;
  readonly message: string;
  readonly '#text': string;
}

interface TestCase {
  readonly classname: string;
  readonly name: string;
  readonly file: string;
  readonly line?: string;
  readonly failure?: Told;
  readonly error?: Told;
  readonly skipped?: Told;
}

interface Counts {
  readonly name: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly skipped: string;
}

type Suite = Counts & {
  readonly file?: string;
  readonly properties?: { readonly property: readonly { readonly name: string; readonly value: string }[] };
  readonly testcase?: readonly TestCase[];
};

function read(reports: readonly ScenarioReport[], mistakes: readonly Mistake[] = []) {
  const xml = renderJunit(summarise(reports, mistakes));
  expect(XMLValidator.validate(xml)).toBe(true);
  const { testsuites } = PARSER.parse(xml) as { testsuites: Counts & { readonly testsuite?: readonly Suite[] } };
  const suites = testsuites.testsuite ?? [];
  return { xml, totals: testsuites, suites, cases: suites.flatMap((suite) => suite.testcase ?? []) };
}

const REFUSED = flow({ fate: 'rejected', reached: false, reason: 'Gmail refused it: 550 5.7.26.' });
const UNMET = {
  text: 'notice of Ann: inbox',
  line: 31,
  met: false,
  because: 'the document',
  actual: 'Ann in c2: rejected',
  flows: [{ flow: 'notice', person: 'Ann', act: 'c2', met: false }],
} as const;
const UNKNOWN = flow({ person: 'Bob', fate: 'inconclusive', reached: null, reason: 'A name is not declared.' });
const NOT_AWAY = flow({ flow: 'away-message', fate: 'not-applicable', reached: null, reason: 'Ann is not away.' });
const MISTAKE: Mistake = {
  file: 'broken.yaml',
  line: 3,
  column: 9,
  problem: 'There is no fate "inbx".',
  mend: 'Did you mean inbox?',
  source: '  fate: inbx',
};

function countsOf({ tests, failures, errors, skipped }: Counts): readonly string[] {
  return [tests, failures, errors, skipped];
}

describe('JUnit', () => {
  it('has a suite a scenario and a case a flow of a person, by which GitLab and Jenkins tell them apart', () => {
    const { suites, cases } = read([scenarioReport({ id: 'one' }), scenarioReport({ id: 'two' })]);
    expect(suites.map(({ name, file }) => [name, file])).toEqual([
      ['one', 'scenarios/story.yaml'],
      ['two', 'scenarios/story.yaml'],
    ]);
    expect(cases).toEqual([
      { classname: 'one', name: 'notice: Ann', file: 'scenarios/story.yaml' },
      { classname: 'two', name: 'notice: Ann', file: 'scenarios/story.yaml' },
    ]);
  });

  it('tells failure, error and skipped apart, and counts them, in each suite and in all', () => {
    const flows = [REFUSED, UNKNOWN, NOT_AWAY, flow({ flow: 'reply' })];
    const { totals, suites, cases } = read(
      [scenarioReport({ outcome: 'unexpected', flows, expectations: [UNMET] }), scenarioReport({ id: 'fine' })],
      [MISTAKE],
    );
    expect(suites.map(countsOf)).toEqual([
      ['4', '1', '1', '1'],
      ['1', '0', '0', '0'],
      ['1', '0', '1', '0'],
    ]);
    expect(countsOf(totals)).toEqual(['6', '1', '2', '1']);
    const kinds = cases.map((one) => Object.keys(one).filter((key) => ['failure', 'error', 'skipped'].includes(key)));
    expect(kinds).toEqual([['failure'], ['error'], ['skipped'], [], [], ['error']]);
  });

  it('says in the first line of a failure what happened, then what was expected, why, and where', () => {
    const report = scenarioReport({
      outcome: 'unexpected',
      flows: [REFUSED],
      expectations: [UNMET],
      findings: [FINDING, { ...FINDING, code: 'assumed-fate', severity: 'note' }],
    });
    const [one] = read([report]).cases;
    expect(one).toMatchObject({ line: '31', failure: { type: 'unmet' } });
    expect(one?.failure?.['#text'].split('\n')).toEqual([
      'Ann, notice: ended as rejected. Gmail refused it: 550 5.7.26.',
      'expected: notice of Ann: inbox',
      'actual:   Ann in c2: rejected',
      'because:  the document',
      'at:       scenarios/story.yaml:31',
      `finding ${FINDING.code}: ${FINDING.sentence} ${FINDING.mend}`,
    ]);
    expect(one?.failure?.message).toBe('Ann, notice: ended as rejected. Gmail refused it: 550 5.7.26.');
  });

  it('gives an unmet expectation that belongs to no flow a case of its own', () => {
    const works = { text: 'the set-up works', actual: 'the set-up does not work', line: 9, met: false } as const;
    const report = scenarioReport({ outcome: 'unexpected', expectations: [{ ...works, because: '', flows: [] }] });
    const [, one] = read([report]).cases;
    expect(one?.name).toBe('expected: the set-up works');
    expect(one?.failure?.message).toBe('Expected: the set-up works. Found: the set-up does not work.');
  });

  it('says of what is skipped why: GitLab reads the text, Jenkins the attribute', () => {
    const [one] = read([scenarioReport({ flows: [NOT_AWAY] })]).cases;
    expect(one?.skipped).toEqual({ message: 'Ann is not away.', '#text': 'Ann is not away.' });
  });

  it('shows a mistake in a file as an error: else a job that ran nothing would look green', () => {
    const { suites, cases, xml } = read([], [MISTAKE, { ...MISTAKE, problem: 'Another.' }]);
    expect(suites.map(({ name }) => name)).toEqual(['scenario files']);
    expect(cases.map(({ name, file, line }) => [name, file, line])).toEqual([
      ['broken.yaml:3:9 There is no fate "inbx".', 'broken.yaml', '3'],
      ['broken.yaml:3:9 Another.', 'broken.yaml', '3'],
    ]);
    expect(cases[0]?.error).toEqual({
      type: 'mistake',
      message: 'There is no fate "inbx".',
      '#text': 'There is no fate "inbx".\nDid you mean inbox?\nat:       broken.yaml:3:9',
    });
    // The line itself may hold what --mask is to hide.
    expect(xml).not.toContain('fate: inbx');
  });

  it('has nothing in it that differs from run to run: no times, no date', () => {
    expect(read([scenarioReport({ outcome: 'unexpected', flows: [REFUSED], expectations: [UNMET] })]).xml).not.toMatch(
      /\b(?:time|timestamp|hostname)=/,
    );
  });

  it.each(HOSTILE)('can be read back with %s in every place', (_name, text) => {
    const { xml, suites, cases } = read([hostileReport(text)], [{ ...MISTAKE, problem: text, mend: text, file: text }]);
    // XML 1.0 section 2.2; and no half character reaches the file.
    expect(xml).not.toMatch(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const shown = text
      .replaceAll(/[\r\n]+/g, ' ')
      .replaceAll(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
    expect(suites[0]?.name).toBe(shown);
    expect(suites[0]?.properties?.property[0]).toEqual({ name: 'title', value: shown });
    expect(cases.map(({ classname }) => classname)).toEqual([shown, shown, shown, shown, 'scenario files']);
    expect(cases[0]?.failure?.['#text']).toContain(`because:  ${shown}\n`);
    expect(cases[4]?.error?.['#text'].split('\n').slice(0, 2)).toEqual([shown, shown]);
  });
});
