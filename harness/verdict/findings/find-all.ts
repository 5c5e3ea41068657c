import type { Severity } from '../../model/report.ts';
import { answerMailboxes } from './answer-mailboxes.ts';
import { arcSeals } from './arc-seals.ts';
import { assumedFates } from './assumed-fates.ts';
import { backscatter } from './backscatter.ts';
import { brokenForwards } from './broken-forwards.ts';
import { bulkRequirements } from './bulk-requirements.ts';
import type { Case } from './case.ts';
import { changedFrom } from './changed-from.ts';
import { closedMailboxes } from './closed-mailboxes.ts';
import { contradictions } from './contradictions.ts';
import { dkimKeys } from './dkim-keys.ts';
import { dmarcFailures } from './dmarc-failures.ts';
import { dmarcReports } from './dmarc-reports.ts';
import { dnsProperty } from './dns-property.ts';
import { documentClaims } from './document-claims.ts';
import { expiredDomain } from './expired-domain.ts';
import type { Finding } from './finding.ts';
import { forwarderSpf } from './forwarder-spf.ts';
import { fromIsFreemail } from './from-is-freemail.ts';
import { gatewayBypassed } from './gateway-bypassed.ts';
import { gatewayHidesSender } from './gateway-hides-sender.ts';
import { heloSpf } from './helo-spf.ts';
import { keptBack } from './kept-back.ts';
import { intake } from './intake.ts';
import { kohaSettings } from './koha-settings.ts';
import { legacyAddressCheck } from './legacy-address-check.ts';
import { lookalikeDomain } from './lookalike-domain.ts';
import { mailLoops } from './mail-loops.ts';
import { misledMx } from './misled-mx.ts';
import { missingAnswerMailboxes } from './missing-answer-mailboxes.ts';
import { noPtr } from './no-ptr.ts';
import { nothingToSend } from './nothing-to-send.ts';
import { withOrdinarySender } from './ordinary-sender.ts';
import { ownDomainBlocked } from './own-domain-blocked.ts';
import { recipientTrouble } from './recipients.ts';
import { patronsBehind } from './patrons.ts';
import { receiversDisagree } from './receivers-disagree.ts';
import { relayRefusals } from './relay-refusals.ts';
import { relaySpf } from './relay-spf.ts';
import { reputationLost } from './reputation.ts';
import { rewrittenFrom } from './rewritten-from.ts';
import { sesAccount } from './ses-account.ts';
import { sesCnames, sesMailFrom, sesRefusals, sesUnaligned } from './ses-identities.ts';
import { keptFeedback, markedAsSpam, suppressedAddresses } from './silenced-patrons.ts';
import { silentLoss } from './silent-loss.ts';
import { smtpServer } from './smtp-server.ts';
import { spfFailures } from './spf-failures.ts';
import { submissionLimits } from './submission-limits.ts';
import { submissionRefusals } from './submission-refusals.ts';
import { submissionUnreachable } from './submission-unreachable.ts';
import { temporaryDns } from './temporary-dns.ts';
import { testProcedure } from './test-procedure.ts';
import { unconfirmedForwards } from './unconfirmed-forwards.ts';
import { undeclaredNames } from './undeclared-names.ts';
import { unreachable } from './unreachable.ts';
import { unreadAnswers } from './unread-answers.ts';
import { vendorSpf } from './vendor-spf.ts';
import { wording } from './wording.ts';

/** Causes before consequences: within one severity, findings stand in this order. */
const DETECTORS: readonly ((c: Case) => readonly Finding[])[] = [
  undeclaredNames,
  nothingToSend,
  mailLoops,
  expiredDomain,
  contradictions,
  fromIsFreemail,
  dnsProperty,
  changedFrom,
  sesRefusals,
  sesCnames,
  sesUnaligned,
  sesMailFrom,
  sesAccount,
  suppressedAddresses,
  markedAsSpam,
  spfFailures,
  vendorSpf,
  legacyAddressCheck,
  noPtr,
  reputationLost,
  intake,
  dkimKeys,
  dmarcFailures,
  receiversDisagree,
  bulkRequirements,
  ownDomainBlocked,
  lookalikeDomain,
  relayRefusals,
  submissionUnreachable,
  submissionRefusals,
  submissionLimits,
  rewrittenFrom,
  kohaSettings,
  wording,
  relaySpf,
  smtpServer,
  forwarderSpf,
  gatewayBypassed,
  gatewayHidesSender,
  arcSeals,
  brokenForwards,
  unconfirmedForwards,
  answerMailboxes,
  missingAnswerMailboxes,
  misledMx,
  closedMailboxes,
  unreachable,
  temporaryDns,
  keptBack,
  recipientTrouble,
  backscatter,
  heloSpf,
  keptFeedback,
  unreadAnswers,
  testProcedure,
  documentClaims,
  dmarcReports,
  patronsBehind,
  silentLoss,
  assumedFates,
];

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'note'];

/** Everything worth telling about what was played, errors first. */
export function findAll(c: Case): readonly Finding[] {
  const found = DETECTORS.flatMap((detect) => detect(c)).map((finding) => withOrdinarySender(c, finding));
  return WORST_FIRST.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
