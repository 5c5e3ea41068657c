import { XMLBuilder } from 'fast-xml-parser';
import type { Mistake } from '../model/position.ts';
import type { Report, ScenarioReport } from '../model/report.ts';
import type { Case } from './cases/cases-of.ts';
import { casesOf } from './cases/cases-of.ts';
import { expectationLines } from './cases/expectation-lines.ts';
import { findingLines } from './cases/finding-lines.ts';
import { plainDeep } from './plain-text.ts';

/** What XML 1.0 section 2.2 forbids and a text without control characters may still have: half characters, U+FFFE. */
const FORBIDDEN = /[\p{Cs}\ufffe\uffff]/gu;

/** The class of the cases that stand for mistakes in scenario files. */
const MISTAKES = 'scenario files';

/**
 * The report as JUnit XML: a suite a scenario, a case a flow of a person. A failure is an expectation that is not met;
 * an error is what nobody can say, or a mistake in a file; skipped is what cannot arise. There are no times in it.
 *
 * Written for what its readers take: GitLab shows `classname` as the suite and the text within an element, and counts
 * one case of those that have the same names; Jenkins shows `message`, then the text (both read 2026-11).
 */
export function renderJunit(report: Report): string {
  const suites = [...report.scenarios.map(scenarioSuite), ...mistakeSuite(report.errors)];
  const total = (count: keyof Counts): number => suites.reduce((sum, suite) => sum + suite.counts[count], 0);
  const counts = {
    tests: total('tests'),
    failures: total('failures'),
    errors: total('errors'),
    skipped: total('skipped'),
  };
  const root = { ...attributes({ name: 'noticeproof', ...counts }), testsuite: suites.map(({ element }) => element) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${BUILDER.build({ testsuites: root })}`;
}

const BUILDER = new XMLBuilder({
  attributeNamePrefix: '@',
  ignoreAttributes: false,
  format: true,
  suppressEmptyNode: true,
  // Else a title that reads "true" would become an attribute without a value.
  suppressBooleanAttributes: false,
});

interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

type Element = Readonly<Record<string, unknown>>;

interface Suite {
  readonly counts: Counts;
  readonly element: Element;
}

function scenarioSuite(report: ScenarioReport): Suite {
  const shown = plainDeep({ ...report, deliveries: [] });
  const cases = casesOf(shown);
  const count = (state: Case['state']): number => cases.filter((one) => one.state === state).length;
  const counts = {
    tests: cases.length,
    failures: count('failed'),
    errors: count('inconclusive'),
    skipped: count('skipped'),
  };
  const properties = [
    ['title', shown.title],
    ['outcome', shown.outcome],
    ['tags', shown.tags.join(' ')],
  ].map(([name = '', value = '']) => attributes({ name, value }));
  const element = {
    ...attributes({ name: shown.id, ...counts, file: shown.file }),
    properties: { property: properties },
    testcase: cases.map((one) => caseElement(one, shown)),
  };
  return { counts, element };
}

function caseElement(one: Case, report: ScenarioReport): Element {
  const line = one.unmet[0]?.line;
  return {
    ...attributes({ classname: report.id, name: one.name, file: report.file, ...(line === undefined ? {} : { line }) }),
    ...resultElement(one, report),
  };
}

function resultElement(one: Case, { file, findings }: ScenarioReport): Element {
  const { state, sentence, unmet } = one;
  switch (state) {
    case 'passed':
      return {};
    case 'skipped':
      return { skipped: told({}, [sentence]) };
    case 'failed':
    case 'inconclusive': {
      const lines = [sentence, ...unmet.flatMap((each) => expectationLines(file, each)), ...findingLines(findings)];
      return state === 'failed'
        ? { failure: told({ type: 'unmet' }, lines) }
        : { error: told({ type: 'inconclusive' }, lines) };
    }
  }
}

function mistakeSuite(errors: readonly Mistake[]): readonly Suite[] {
  if (errors.length === 0) return [];
  const counts = { tests: errors.length, failures: 0, errors: errors.length, skipped: 0 };
  const element = { ...attributes({ name: MISTAKES, ...counts }), testcase: errors.map(mistakeElement) };
  return [{ counts, element }];
}

/** Several mistakes may stand at one place: what is wrong is a part of the name. The faulty line itself is left out. */
function mistakeElement(mistake: Mistake): Element {
  const { file, line, column, problem, mend } = plainDeep(mistake);
  const place = `${file}:${line}:${column}`;
  return {
    ...attributes({ classname: MISTAKES, name: `${place} ${problem}`, file, line }),
    error: told({ type: 'mistake' }, [problem, mend, `at:       ${place}`]),
  };
}

/** The first line stands in the attribute too. */
function told(type: { readonly type?: string }, lines: readonly string[]): Element {
  return { ...attributes({ ...type, message: lines[0] ?? '' }), '#text': allowed(lines.join('\n')) };
}

function attributes(values: Readonly<Record<string, string | number>>): Element {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`@${name}`, allowed(String(value))]));
}

function allowed(text: string): string {
  return text.replaceAll(FORBIDDEN, '');
}
