import type { Transaction } from '../../model/delivery.ts';

/** Whether a server refused by a row for those that take mail from the addresses of their connectors only. */
export function wantsConnector({ decision }: Transaction): boolean {
  const settings = decision?.rule.when.predicates['setting'];
  return Object.hasOwn({ ...(settings as object | undefined) }, 'onlyConnectors');
}
