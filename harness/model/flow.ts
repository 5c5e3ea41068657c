/** The five kinds of messages whose fate is reported. */
export const FLOW_KINDS = ['notice', 'reply', 'misdirected-reply', 'bounce', 'away-message'] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

export const FATES = [
  'inbox',
  'spam',
  'quarantine',
  'rejected',
  'relay-refused',
  'expired',
  'bounced',
  'discarded',
  'suppressed',
  'never-sent',
  'read-by-nobody',
  'wrong-person',
  'not-applicable',
  'inconclusive',
] as const;
export type Fate = (typeof FATES)[number];

/** Who learns that a flow failed. */
export const LEARNERS = ['library', 'patron', 'vendor', 'nobody'] as const;
export type Learner = (typeof LEARNERS)[number];

/** What a message belongs to: one flow of one person in one act. */
export interface FlowKey {
  readonly flow: FlowKind;
  readonly person: string;
  readonly act: string;
}
