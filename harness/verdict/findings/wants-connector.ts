import type { Transaction } from '../../model/delivery.ts';

/** Settings with which a server takes mail from listed addresses only: connectors of Microsoft 365, Google's gateway. */
const LISTED_ONLY = ['onlyConnectors', 'onlyGateway'];

/** Whether a server refused by a row for those that take mail from listed addresses only. */
export function wantsConnector({ decision }: Transaction): boolean {
  const settings = decision?.rule.when.predicates['setting'];
  return LISTED_ONLY.some((name) => Object.hasOwn({ ...(settings as object | undefined) }, name));
}
