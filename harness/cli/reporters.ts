import type { Report, ScenarioReport, Style } from '../index.ts';
import type { Failure } from './exit-code.ts';
import type { Harness } from './harness.ts';

export const REPORTERS = ['console', 'json', 'junit', 'tap', 'github-actions'] as const;
export type ReporterName = (typeof REPORTERS)[number];

/** One `--reporter` with the `--output-file` that follows it; standard output where none does. */
export interface ReporterChoice {
  readonly name: ReporterName;
  readonly file: string | null;
}

/** Turns reports into text, piece by piece: each scenario as soon as it is judged, the rest at the end. */
export interface Reporter {
  readonly scenario: (report: ScenarioReport) => string;
  /** Of the scenarios in `report` there is no more than what `outlineOf` leaves. */
  readonly end: (report: Report) => string;
  /** What stands in front of all that, where only the end tells; nothing is shown before. */
  readonly front?: (report: Report) => string;
  /** What to say instead of the end where the run stops before it. */
  readonly stop?: (reason: string) => string;
}

export interface ReporterSettings {
  readonly style: Style;
  readonly failOn: readonly Failure[];
  readonly inRepository: (file: string) => string | null;
}

export function makeReporter(name: ReporterName, settings: ReporterSettings, harness: Harness): Reporter {
  switch (name) {
    case 'console':
      return harness.consoleReport(settings.style);
    case 'json':
      return harness.jsonReport();
    case 'junit':
      return atTheEnd(harness.renderJunit);
    case 'tap':
      return harness.tapReport();
    case 'github-actions':
      return atTheEnd((report) => harness.renderGithubActions(report, settings));
  }
}

function atTheEnd(end: (report: Report) => string): Pick<Reporter, 'scenario' | 'end'> {
  const scenarios: ScenarioReport[] = [];
  return {
    scenario(report) {
      scenarios.push({ ...report, deliveries: [] });
      return '';
    },
    end: (report) => end({ ...report, scenarios }),
  };
}

/** A scenario's name and what came of it: of a thousand scenarios the whole reports are too much to keep. */
export function outlineOf(report: ScenarioReport): ScenarioReport {
  const gone = { ils: [], beliefs: [], patrons: null, dmarcBoth: null, flows: [], deliveries: [], findings: [] };
  return { ...report, ...gone, expectations: [] };
}
