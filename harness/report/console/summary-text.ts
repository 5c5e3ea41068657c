import type { Report } from '../../model/report.ts';
import type { Style } from './style.ts';
import { coloursOf } from './style.ts';

/** The last line: how many scenarios went how. */
export function summaryText(report: Report, style: Style): string {
  const colours = coloursOf(style);
  const { scenarios, asExpected, unexpected, inconclusive } = report.summary;
  const parts = [
    colours.green(`${asExpected} as expected`),
    unexpected === 0 ? '' : colours.red(`${unexpected} not as expected`),
    inconclusive === 0 ? '' : colours.yellow(`${inconclusive} inconclusive`),
    report.errors.length === 0 ? '' : colours.red(mistakes(report.errors.length)),
  ];
  const counted = scenarios === 1 ? '1 scenario' : `${scenarios} scenarios`;
  return `${counted}: ${parts.filter((part) => part !== '').join(', ')}.\n`;
}

function mistakes(count: number): string {
  return count === 1 ? '1 mistake in the scenario files' : `${count} mistakes in the scenario files`;
}
