import type { Predicate } from './predicate.ts';
import { mayUse } from './may-use.ts';

const YES_NO = [true, false] as const;

/** What rows may ask about a client that submits mail (RFC 6409) as soon as it connects. */
export const SERVICE = {
  service: {
    stage: 'connect',
    reads: 'client',
    values: ['smtp', 'submission'],
    about: 'Whether the client came to port 25 or to one where mail is submitted (RFC 6409).',
    observe: (facts) => facts.service,
  },
} as const satisfies Record<string, Predicate>;

/** Known once the client has logged in, or names a sender without having done so. */
export const AT_AUTH = {
  login: {
    stage: 'auth',
    reads: 'login',
    values: ['none', 'accepted', 'unknown-user', 'wrong-password'],
    about:
      'What came of the name and the password that the client gave (RFC 4954); `none`: it gave none before MAIL FROM.',
    observe: (facts) => facts.login.result,
  },
  passwordKind: {
    stage: 'auth',
    reads: 'login',
    values: ['none', 'account', 'app'],
    about: "Whether the right password was the account's own or one made for a single program; `none`: neither.",
    observe: (facts) => facts.login.password,
  },
  passwordsEnded: {
    stage: 'auth',
    reads: 'login',
    values: YES_NO,
    about: 'Whether the day named in `passwordsUntil` is over (UTC), after which no name and password will do.',
    observe: (facts) => facts.login.passwordsEnded,
    settings: { passwordsUntil: '' },
  },
  submissionRate: {
    stage: 'auth',
    reads: 'login',
    values: ['ok', 'minute', 'day'],
    about:
      'Whether the account has handed over `messagesPerMinute` within the last minute, or `messagesPerDay` within 24 hours; 0 is no limit.',
    observe: (facts) => facts.login.rate,
    settings: { messagesPerMinute: 0, messagesPerDay: 0 },
    hangsOn: ({ login }) => (login.lastDay > 0 ? ['messagesPerMinute', 'messagesPerDay'] : []),
  },
} as const satisfies Record<string, Predicate>;

/** Known once the envelope's sender was named. */
export const SENDER_OWNED = {
  mailFromOwned: {
    stage: 'mail',
    reads: 'login',
    values: YES_NO,
    about: 'Whether MAIL FROM is an address that the account may use; the null sender always is.',
    observe: ({ login, mailFrom }) => mailFrom === '' || mayUse(login, mailFrom),
  },
} as const satisfies Record<string, Predicate>;

/** Known once the message was received. */
export const AUTHOR_OWNED = {
  fromOwned: {
    stage: 'data-end',
    reads: 'login',
    values: YES_NO,
    about: 'Whether the address in From is one that the account may use; false where there is no From or several.',
    observe: ({ login, headerFrom }) => headerFrom !== null && mayUse(login, headerFrom),
  },
} as const satisfies Record<string, Predicate>;
