import { addressesOf } from '../content-addresses.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { byServer, handedFacts, handedOver, type HandedOver } from './handed.ts';

type Group = readonly [HandedOver, ...HandedOver[]];
type Tell = (c: Case, group: Group) => Finding;

/** Why a submission server would not take a notice, by what its row looked at: the first that fits. */
const CAUSES: readonly { readonly holds: (one: HandedOver) => boolean; readonly tell: Tell }[] = [
  {
    holds: ({ record }) => decidedOn(record, ['tls']),
    tell: (c, group) => ({ code: 'smtp-tls-missing', severity: 'error', facts: handedFacts(c, group) }),
  },
  { holds: ({ record }) => decidedOn(record, ['passwordsEnded']), tell: passwordsEnded },
  {
    holds: ({ record }) => decidedOn(record, ['passwordKind']),
    tell: (c, group) => ({ code: 'smtp-app-password-needed', severity: 'error', facts: handedFacts(c, group) }),
  },
  {
    holds: (one) => decidedOn(one.record, ['login']) && one.transaction.facts?.login.result === 'none',
    tell: (c, group) => ({ code: 'smtp-login-missing', severity: 'error', facts: handedFacts(c, group) }),
  },
  { holds: ({ record }) => decidedOn(record, ['login']), tell: loginRefused },
  { holds: ({ record }) => decidedOn(record, ['mailFromOwned', 'fromOwned']), tell: senderNotOwned },
];

/** Notices that the server they were handed to would not take: for the login, for TLS, for the sender's address. */
export function submissionRefusals(c: Case): readonly Finding[] {
  const refused = handedOver(c).filter(({ record: { end } }) => end.kind === 'decided' && end.outcome === 'reject');
  const told = new Map(refused.map((one) => [one, CAUSES.find(({ holds }) => holds(one))]));
  return CAUSES.flatMap((cause) =>
    byServer(refused.filter((one) => told.get(one) === cause)).map((group) => cause.tell(c, group)),
  );
}

function passwordsEnded(c: Case, group: Group): Finding {
  const site = c.world.sites.get(group[0].transaction.serverSite ?? '');
  const until = site?.settings['passwordsUntil'] ?? site?.receiver.settings['passwordsUntil']?.default;
  const facts = { ...handedFacts(c, group), until: String(until ?? '') };
  return { code: 'smtp-passwords-ended', severity: 'error', facts };
}

function loginRefused(c: Case, group: Group): Finding {
  const result = group[0].transaction.facts?.login.result;
  const why = result === 'unknown-user' ? result : 'wrong-password';
  return { code: 'smtp-login-refused', severity: 'error', facts: { ...handedFacts(c, group), why } };
}

function senderNotOwned(c: Case, group: Group): Finding {
  const [{ record, transaction }] = group;
  const { mailFrom, header } = addressesOf(record.delivery);
  const owned = transaction.facts?.login.addresses ?? [];
  return {
    code: 'smtp-sender-not-owned',
    severity: 'error',
    facts: { ...handedFacts(c, group), mailFrom, header, owned },
  };
}
