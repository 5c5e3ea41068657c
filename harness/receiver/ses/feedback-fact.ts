import type { FeedbackFact, SesAccount, ServiceSent } from '../../model/ses.ts';
import { localPartOf } from '../../standards/address.ts';
import { parseComplaint } from '../../standards/complaint.ts';
import { parseDeliveryStatus } from '../../standards/dsn-fields.ts';
import { identityOf } from '../../standards/ses/identity-of.ts';
import { isPermanentBounce } from '../../standards/ses/bounce-kind.ts';

export interface FeedbackInput {
  readonly raw: Buffer;
  readonly rcpt: string;
  readonly account: SesAccount;
  /** What the service has sent so far, by the local part of its return path. */
  readonly sent: ReadonlyMap<string, ServiceSent>;
}

/** What came back about a message that the service sent: to its return path, or as a complaint; null where nothing did. */
export function feedbackFact({ raw, rcpt, account, sent }: FeedbackInput): FeedbackFact | null {
  const isComplaint = rcpt.toLowerCase() === account.complaintsTo;
  const returned = isComplaint ? (parseComplaint(raw)?.originalMailFrom ?? '') : rcpt;
  const about = sent.get(localPartOf(returned).toLowerCase());
  if (about === undefined) return null;
  const { mailFrom: submitter, to: recipient, from } = about;
  const forwarded = identityOf(account, from)?.feedbackForwarding ?? true;
  const facts = { recipient, submitter, forwarded };
  if (isComplaint) return { kind: 'complaint', permanent: false, ...facts };
  const status = parseDeliveryStatus(raw)?.recipients[0];
  if (status === undefined) return { kind: 'answer', permanent: false, ...facts };
  return { kind: 'bounce', permanent: isPermanentBounce(status.status, status.diagnosticCode ?? ''), ...facts };
}
