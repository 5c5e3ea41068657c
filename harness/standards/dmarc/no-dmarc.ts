import type { DmarcFact } from '../../model/auth.ts';

/** DMARC of a message for which there is no record, or nobody asked for one. */
export const NO_DMARC: Omit<DmarcFact, 'undeclared'> = {
  result: 'none',
  fromDomain: null,
  orgDomain: null,
  foundAt: null,
  record: null,
  policy: null,
  pct: 100,
  spfAligned: false,
  dkimAligned: false,
  strictSpf: false,
  strictDkim: false,
  reason: '',
};
