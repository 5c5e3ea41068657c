import type { SubmissionServer } from '../model/smtp.ts';

const SECURITY: Readonly<Record<SubmissionServer['security'], string>> = {
  none: 'without TLS',
  starttls: 'with STARTTLS',
  tls: 'with TLS',
};

/** A submission server as its client was told, without the password. */
export function serverText({ host, port, security, login }: SubmissionServer): string {
  const who = login === null ? 'without a user name' : `as ${login.user}`;
  return `${host}, port ${port}, ${SECURITY[security]}, ${who}`;
}
