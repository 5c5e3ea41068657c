import type { Mistake } from '../model/position.ts';
import type { Report, ScenarioReport } from '../model/report.ts';
import type { Case } from './cases/cases-of.ts';
import { casesOf } from './cases/cases-of.ts';
import { plainDeep, plainText } from './plain-text.ts';

/** Tells a run in the Test Anything Protocol, version 14 (testanything.org, 2022), piece by piece. */
export interface TapReport {
  /** A scenario as a subtest with its cases, and one line for it. */
  readonly scenario: (report: ScenarioReport) => string;
  /** The mistakes in files, and how many lines there were. */
  readonly end: (report: Report) => string;
  /** Instead of the end: why there is no more to come. */
  readonly stop: (reason: string) => string;
}

/**
 * One test point a scenario and one a mistake in a file; within a scenario one a flow of a person. What did not arise is
 * skipped. What is not as expected, and what nobody can say, is `not ok` and explained in a block of YAML.
 */
export function tapReport(): TapReport {
  let points = 0;
  const head = (): string => (points === 0 ? 'TAP version 14\n' : '');
  return {
    scenario(report) {
      const start = head();
      points += 1;
      return start + scenarioText(plainDeep({ ...report, deliveries: [] }), points);
    },
    end({ errors }) {
      const start = head();
      const mistakes = errors.map((mistake, index) => mistakeText(plainDeep(mistake), points + index + 1));
      return `${start}${mistakes.join('')}1..${points + errors.length}\n`;
    },
    stop: (reason) => `${head()}Bail out! ${escaped(plainText(reason))}\n`,
  };
}

/** The whole report in the Test Anything Protocol. */
export function renderTap(report: Report): string {
  const tap = tapReport();
  return report.scenarios.map(tap.scenario).join('') + tap.end(report);
}

const INDENT = '    ';

/** A subtest bears the name of the line that closes it. */
function scenarioText(report: ScenarioReport, number: number): string {
  const { title, id, outcome, file } = report;
  const name = escaped(`${title} (${id})`);
  const cases = casesOf(report);
  const inner = [...cases.map((one, index) => casePoint(one, index + 1, file)), `1..${cases.length}\n`];
  return [
    `# Subtest: ${name}\n`,
    ...inner.map((text) => text.replaceAll(/^(?=.)/gm, INDENT)),
    `${outcome === 'as-expected' ? 'ok' : 'not ok'} ${number} - ${name}\n`,
    outcome === 'as-expected' ? '' : diagnosis(scenarioFacts(report)),
  ].join('');
}

function scenarioFacts({ outcome, file, findings }: ScenarioReport): Facts {
  const told = findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, sentence, mend }) => ({ code, sentence, mend }));
  return [
    ['outcome', outcome],
    ['file', file],
    ['findings', told],
  ];
}

function casePoint({ name, state, sentence, unmet }: Case, number: number, file: string): string {
  const point = `${number} - ${escaped(name)}`;
  switch (state) {
    case 'passed':
      return `ok ${point}\n`;
    case 'skipped':
      return `ok ${point} # SKIP ${escaped(sentence)}\n`;
    case 'failed':
    case 'inconclusive': {
      const expectations = unmet.map(({ text, actual, because, line }) => ({ expected: text, actual, because, line }));
      const facts: Facts = [
        ['message', sentence],
        ['severity', state === 'failed' ? 'fail' : 'inconclusive'],
        ['at', { file, ...(unmet[0] === undefined ? {} : { line: unmet[0].line }) }],
        ['expectations', expectations],
      ];
      return `not ok ${point}\n${diagnosis(facts)}`;
    }
  }
}

function mistakeText({ file, line, column, problem, mend }: Mistake, number: number): string {
  const facts: Facts = [
    ['message', problem],
    ['mend', mend],
    ['severity', 'error'],
    ['at', { file, line, column }],
  ];
  return `not ok ${number} - ${escaped(`${file}:${line}:${column}`)}\n${diagnosis(facts)}`;
}

type Facts = readonly (readonly [key: string, value: unknown])[];

/** YAML 1.2 takes JSON for a value (section 1.3), so that nothing in a text can end the block. */
function diagnosis(facts: Facts): string {
  const lines = facts.map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`);
  return `  ---\n${lines.join('')}  ...\n`;
}

/** TAP 14, "Escaping": of a description and a reason no `#` may begin a directive. */
function escaped(text: string): string {
  return text.replaceAll(/[\\#]/g, (sign) => `\\${sign}`);
}
