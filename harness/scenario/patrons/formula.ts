import { addressProblem } from '../../standards/address.ts';

/**
 * Whether a spreadsheet that opens the table would run a cell: it begins with one of the signs that OWASP's page "CSV
 * Injection" names (read 2026-11). An address may begin with + or -, and a number may as well.
 */
export function isFormula(cell: string): boolean {
  const sign = cell[0] ?? '';
  if (sign === '=' || sign === '\t') return true;
  if (sign !== '+' && sign !== '-' && sign !== '@') return false;
  return cell.length > 1 && !/^[+-]?[\d\s().-]+$/.test(cell) && addressProblem(cell) !== null;
}
