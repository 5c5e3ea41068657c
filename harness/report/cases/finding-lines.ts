import type { FindingReport } from '../../model/report.ts';

/** What is worth knowing about a set-up that did not do as expected: one line a finding, notes left out. */
export function findingLines(findings: readonly FindingReport[]): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ code, sentence, mend }) => `finding ${code}: ${sentence} ${mend}`.trimEnd());
}
