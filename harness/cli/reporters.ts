import type { Report, ScenarioReport, Style } from '../index.ts';
import type { Harness } from './harness.ts';

export const REPORTERS = ['console', 'json'] as const;
export type ReporterName = (typeof REPORTERS)[number];

/** One `--reporter` with the `--output-file` that follows it; standard output where none does. */
export interface ReporterChoice {
  readonly name: ReporterName;
  readonly file: string | null;
}

/** Turns reports into text, each scenario as soon as it is judged, the rest at the end. */
export interface Reporter {
  readonly scenario: (report: ScenarioReport) => string;
  readonly end: (report: Report) => string;
  /** Whether `end` needs the deliveries; else they are dropped as soon as a scenario was rendered. */
  readonly keepsDeliveries: boolean;
}

export function makeReporter(name: ReporterName, style: Style, harness: Harness): Reporter {
  switch (name) {
    case 'console':
      return { ...harness.consoleReport(style), keepsDeliveries: false };
    case 'json':
      return { scenario: () => '', end: harness.renderJson, keepsDeliveries: true };
  }
}
