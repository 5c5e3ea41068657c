import type { DmarcBoth } from '../../model/dmarc-both.ts';
import { askedActions } from './asked-actions.ts';

/**
 * Whether receivers of both standards make the same of a message: it passes for both or for neither, and they do the same
 * with it. Null where one of them hung on a name that no zone declares.
 */
export function agreement({ psl, treewalk }: DmarcBoth): boolean | null {
  if (psl.undeclared.length > 0 || treewalk.undeclared.length > 0) return null;
  if ((psl.result === 'pass') !== (treewalk.result === 'pass')) return false;
  return sameActions({ psl, treewalk });
}

/** Whether DMARC alone has receivers of both standards do the same with a message, whatever they call the result. */
export function sameActions({ psl, treewalk }: DmarcBoth): boolean {
  return askedActions(psl, 'psl').join(' ') === askedActions(treewalk, 'treewalk').join(' ');
}
