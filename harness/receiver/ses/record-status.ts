import type { Instant } from '../../model/dns.ts';
import type { RecordStatus } from '../../model/ses.ts';

const HOUR = 60 * 60 * 1000;

/** How long Amazon SES looks for records that it has not seen yet (Developer Guide, "Troubleshooting DKIM", 2022). */
const DETECTION = 72 * HOUR;

/** What the DNS says from a time on. */
export interface Poll {
  readonly from: Instant;
  readonly found: boolean;
}

export interface StatusQuestion {
  /** In order of time; at least one. */
  readonly polls: readonly Poll[];
  /** When the identity was set up. */
  readonly created: Instant;
  readonly now: Instant;
  /** Milliseconds for which records that disappeared may be missing. */
  readonly grace: number;
}

interface Standing {
  readonly status: RecordStatus;
  /** When the records were missed first; with `temporary-failure`. */
  readonly since: Instant;
}

/**
 * How the records of an identity stand: pending for 72 hours until they are seen, then failed; once seen, missing ones are
 * a temporary failure for a while and then a failure. What has failed stays so until it is set up again.
 */
export function recordStatus({ polls, created, now, grace }: StatusQuestion): RecordStatus {
  const deadline = created + DETECTION;
  const reached = polls.filter(({ from }) => from <= now);
  const start: Standing = { status: 'pending', since: created };
  return reached.reduce((standing, { from, found }, index) => {
    const until = reached[index + 1]?.from ?? now;
    if (until < created) return standing;
    return advanced(standing, { from: Math.max(from, created), found, until }, { deadline, grace });
  }, start).status;
}

function advanced(
  standing: Standing,
  { from, found, until }: Poll & { readonly until: Instant },
  { deadline, grace }: { readonly deadline: Instant; readonly grace: number },
): Standing {
  switch (standing.status) {
    case 'pending':
      if (found && from <= deadline) return { status: 'success', since: from };
      return until > deadline ? { status: 'failed', since: deadline } : standing;
    case 'success':
      if (found) return standing;
      return until > from + grace ? { status: 'failed', since: from } : { status: 'temporary-failure', since: from };
    case 'temporary-failure':
      if (found && from <= standing.since + grace) return { status: 'success', since: from };
      return until > standing.since + grace ? { status: 'failed', since: standing.since } : standing;
    case 'failed':
      return standing;
  }
}
