import type {
  AccountStatus,
  ReputationCause,
  ReputationFact,
  ReputationLevel,
} from '../../harness/model/reputation.ts';
import { CLIENT_IP } from './facts.ts';

const CAUSE: ReputationCause = {
  rule: 'volume',
  level: 'bad',
  at: 0,
  messages: 5000,
  count: 120,
  by: 'library',
  causedBy: null,
};

/** Of whom nothing is known; each of these can have another name, and the address can be on a list. */
export function reputation(of: {
  readonly ip?: ReputationLevel;
  readonly domain?: ReputationLevel;
  readonly account?: AccountStatus;
  readonly listed?: boolean;
}): ReputationFact {
  const { ip = 'good', domain = 'good', account = 'healthy', listed = false } = of;
  const listing = {
    subject: CLIENT_IP,
    zone: 'zen.spamhaus.org',
    answer: '127.0.0.3',
    since: 0,
    until: 1,
    cause: CAUSE,
  };
  return {
    ip: { level: ip, cause: null },
    domain: { level: domain, cause: null },
    account: { status: account, cause: null },
    listing: listed ? listing : null,
    weighed: { ip: false, domains: [], account: false },
  };
}
