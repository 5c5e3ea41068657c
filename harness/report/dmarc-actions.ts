import type { DmarcAction } from '../model/dmarc-both.ts';

const WORDS: Readonly<Record<DmarcAction, string>> = {
  nothing: 'left alone',
  quarantine: 'quarantined',
  reject: 'refused',
  later: 'put off',
};

/** What DMARC alone has done to a message: `refused`, or `refused or quarantined` where `pct` leaves it to chance. */
export function actionsText(actions: readonly DmarcAction[]): string {
  return actions.map((action) => WORDS[action]).join(' or ');
}
