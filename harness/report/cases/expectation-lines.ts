import type { ExpectationReport } from '../../model/report.ts';

/** An unmet expectation line by line: what it says, what came, why it was expected, where it stands. */
export function expectationLines(file: string, { text, actual, because, line }: ExpectationReport): readonly string[] {
  return [
    `expected: ${text}`,
    `actual:   ${actual}`,
    ...(because === '' ? [] : [`because:  ${because}`]),
    `at:       ${file}:${line}`,
  ];
}
