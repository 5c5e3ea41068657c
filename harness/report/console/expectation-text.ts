import type { ExpectationReport } from '../../model/report.ts';
import type { Colours } from './style.ts';
import { wrap } from './wrap.ts';

/** An expectation that was not met: where it stands, what it says, what happened, and why it was expected. */
export function expectationText(file: string, expectation: ExpectationReport, width: number, colours: Colours): string {
  const { text, line, actual, because } = expectation;
  return [
    `  ${colours.red('not met')} ${colours.dim(`${file}:${line}`)}`,
    wrap(text, width, '    expected: ', '              '),
    wrap(actual, width, '    actual:   ', '              '),
    ...(because === '' ? [] : [wrap(because, width, '    because:  ', '              ')]),
  ].join('\n');
}
