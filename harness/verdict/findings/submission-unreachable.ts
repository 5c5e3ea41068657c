import type { FindingFacts } from './finding.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { byServer, handedFacts, handedOver, type HandedOver } from './handed.ts';

type Why = FindingFacts['smtp-server-unreachable']['why'];

const BY_ROW: Readonly<Record<string, Why>> = {
  'no-smarthost': 'unknown-host',
  'dns-failure': 'unknown-host',
  'tls-mismatch': 'tls-mismatch',
  'no-starttls': 'no-starttls',
  'no-auth': 'no-auth',
};

/** Notices whose server could not be talked to at all: its name, its port, or what it offers is not what was set. */
export function submissionUnreachable(c: Case): readonly Finding[] {
  const lost = handedOver(c).filter(
    ({ record: { end }, transaction }) =>
      (end.kind === 'not-retried' || end.kind === 'expired') && transaction.attempt.local,
  );
  return byServer(lost).map((group) => {
    const facts = { ...handedFacts(c, group), why: whyOf(group[0]) };
    return { code: 'smtp-server-unreachable', severity: 'error', facts };
  });
}

function whyOf({ transaction: { localRule } }: HandedOver): Why {
  return BY_ROW[localRule?.split('#')[1] ?? ''] ?? 'no-answer';
}
