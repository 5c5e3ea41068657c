import { addressProblem } from '../../standards/address.ts';
import type { Predicate } from '../predicate.ts';
import { SIMULATED, simulatorOf } from './simulator.ts';

const YES_NO = [true, false] as const;

/** What rows of Amazon SES ask once somebody has logged in. */
export const SES_AT_AUTH = {
  sandboxRate: {
    stage: 'auth',
    reads: 'login',
    values: ['ok', 'minute', 'day'],
    about:
      'Whether an account in the sandbox has handed over `sandboxPerMinute` within the last minute or `sandboxPerDay` within 24 hours; `ok` outside the sandbox.',
    observe: (facts) => facts.login.sandboxRate ?? 'ok',
    settings: { sandboxPerMinute: 60, sandboxPerDay: 200 },
    hangsOn: ({ login }) => (login.sandboxRate === undefined ? [] : ['sandboxPerMinute', 'sandboxPerDay']),
  },
} as const satisfies Record<string, Predicate>;

/** What they ask of a recipient. */
export const SES_AT_RCPT = {
  rcptSyntax: {
    stage: 'rcpt',
    reads: 'recipient',
    values: ['ok', 'invalid'],
    about: 'Whether the recipient is an address by the grammar of SMTP (RFC 5321 section 4.1.2).',
    observe: ({ rcpt }) => (addressProblem(rcpt) === null ? 'ok' : 'invalid'),
  },
  simulator: {
    stage: 'rcpt',
    reads: 'recipient',
    values: [...SIMULATED, 'none'],
    about: "Which address of Amazon SES's mailbox simulator the recipient is, with or without a `+label`.",
    observe: ({ rcpt }) => simulatorOf(rcpt),
  },
} as const satisfies Record<string, Predicate>;

/** What they ask of a message. Where the service has no account here, nothing is verified. */
export const SES_AT_DATA_END = {
  identities: {
    stage: 'data-end',
    reads: 'ses',
    values: ['verified', 'failing'],
    about:
      "Whether MAIL FROM, From, Sender and Return-Path, and in the sandbox the recipient, are verified identities of the site's `ses` account.",
    observe: ({ ses }) => (ses == null ? null : ses.failing.length === 0 ? 'verified' : 'failing'),
    settings: { recordGraceHours: 72 },
  },
  returnPath: {
    stage: 'data-end',
    reads: 'ses',
    values: ['default', 'custom', 'fallen-back', 'refused'],
    about:
      'Which return path the message will have: `fallen-back` where the MX of the custom MAIL FROM domain is missing or wrong, `refused` where the message is to be refused then.',
    observe: ({ ses }) => ses?.returnPath.kind ?? null,
  },
  easyDkim: {
    stage: 'data-end',
    reads: 'ses',
    values: ['off', 'pending', 'success', 'temporary-failure', 'failed'],
    about:
      'How the CNAMEs of the identity stand: `pending` for 72 hours until they are seen, `temporary-failure` while they are missing for less than `recordGraceHours`.',
    observe: ({ ses }) => (ses == null ? null : (ses.dkim ?? 'off')),
    settings: { recordGraceHours: 72 },
    hangsOn: ({ ses }) => (ses?.dkim === 'temporary-failure' || ses?.dkim === 'failed' ? ['recordGraceHours'] : []),
  },
  suppressed: {
    stage: 'data-end',
    reads: 'ses',
    values: ['none', 'account', 'global'],
    about:
      "Whether the recipient is on the account's suppression list, or, where the account has none, on the list of all customers' hard bounces.",
    observe: ({ ses }) => ses?.suppressed ?? null,
  },
  feedback: {
    stage: 'data-end',
    reads: 'ses',
    values: ['none', 'bounce', 'complaint', 'answer'],
    about:
      'What came back about a message that the service sent; `answer`: neither of the two, such as an away message.',
    observe: ({ ses }) => (ses == null ? null : (ses.feedback?.kind ?? 'none')),
  },
  feedbackForwarded: {
    stage: 'data-end',
    reads: 'ses',
    values: YES_NO,
    about: 'Whether the identity has what comes back forwarded to the MAIL FROM as submitted.',
    observe: ({ ses }) => (ses == null ? null : (ses.feedback?.forwarded ?? false)),
  },
} as const satisfies Record<string, Predicate>;
