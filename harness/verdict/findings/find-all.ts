import type { Severity } from '../../model/report.ts';
import { assumedFates } from './assumed-fates.ts';
import type { Case } from './case.ts';
import { changedFrom } from './changed-from.ts';
import { contradictions } from './contradictions.ts';
import { dmarcFailures } from './dmarc-failures.ts';
import { dnsProperty } from './dns-property.ts';
import type { Finding } from './finding.ts';
import { keptBack } from './kept-back.ts';
import { mailLoops } from './mail-loops.ts';
import { ownDomainBlocked } from './own-domain-blocked.ts';
import { recipientTrouble } from './recipients.ts';
import { relayRefusals } from './relay-refusals.ts';
import { silentLoss } from './silent-loss.ts';
import { spfFailures } from './spf-failures.ts';
import { temporaryDns } from './temporary-dns.ts';
import { testProcedure } from './test-procedure.ts';
import { undeclaredNames } from './undeclared-names.ts';
import { unreachable } from './unreachable.ts';
import { unreadAnswers } from './unread-answers.ts';

/** Causes before consequences: within one severity, findings stand in this order. */
const DETECTORS: readonly ((c: Case) => readonly Finding[])[] = [
  undeclaredNames,
  mailLoops,
  contradictions,
  dnsProperty,
  changedFrom,
  spfFailures,
  dmarcFailures,
  ownDomainBlocked,
  relayRefusals,
  unreachable,
  temporaryDns,
  keptBack,
  recipientTrouble,
  unreadAnswers,
  testProcedure,
  silentLoss,
  assumedFates,
];

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'note'];

/** Everything worth telling about what was played, errors first. */
export function findAll(c: Case): readonly Finding[] {
  const found = DETECTORS.flatMap((detect) => detect(c));
  return WORST_FIRST.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
