import type { Names, People } from './shared.ts';

/** A server that mail is handed to by who logs in, and what it said. */
interface Handed extends People {
  /** The catalogues that log in, by their kind. */
  readonly catalogue: 'koha' | 'folio';
  /** Title of who runs it. */
  readonly server: string;
  readonly host: string;
  readonly port: number;
  /** '' where nobody logs in. */
  readonly user: string;
  readonly reply: string;
  /** Whether the catalogue hands over itself, and so does not try again; else a mail server does, from its queue. */
  readonly once: boolean;
}

/** What becomes of mail between a catalogue and the server that it is handed to, and what the catalogue sets for it. */
export interface SubmissionFacts {
  'smtp-login-refused': Handed & { why: 'unknown-user' | 'wrong-password' };
  'smtp-login-missing': Handed;
  'smtp-tls-missing': Handed;
  'smtp-passwords-ended': Handed & { until: string };
  'smtp-app-password-needed': Handed;
  'smtp-sender-not-owned': Handed & { mailFrom: string; header: string; owned: Names };
  'smtp-limit-reached': Handed & { span: 'minute' | 'day'; limit: number; late: boolean };
  'smtp-server-unreachable': Handed & {
    why: 'unknown-host' | 'no-answer' | 'tls-mismatch' | 'no-starttls' | 'no-auth';
  };
  'from-rewritten': People & { server: string; user: string; header: string; became: string };
  'mail-diverted': People & { address: string };
  /** `failure`: Koha's code; `settings`: those that name the address, or could. */
  'sender-address-unusable': People & { failure: string; address: string; settings: Names };
  'patron-record-deleted': People & { acts: Names };
  'notices-turned-off': People & { acts: Names };
  'not-due': People & { acts: Names };
}
