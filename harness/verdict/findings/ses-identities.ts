import { domainOf } from '../../standards/address.ts';
import { identityDomain, identityOf } from '../../standards/ses/identity-of.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { grouped, sesNotices, type SesNotice } from './ses-notices.ts';
import { distinct } from './sets.ts';

type Group = readonly [SesNotice, ...SesNotice[]];

/** What Amazon SES refused for its identities: the sandbox, and addresses that nobody verified. */
export function sesRefusals(c: Case): readonly Finding[] {
  const refused = sesNotices(c).filter(({ record }) => decidedOn(record, ['identities']));
  const patrons = refused.filter(isSandbox);
  const senders = refused.filter((one) => !isSandbox(one) && cnamesOf(one) === null);
  return [
    ...grouped(patrons, ({ ses }) => ses.region).map(sandbox),
    ...grouped(senders, (one) => sendersOf(one).join(' ')).map(notVerified),
  ];
}

/** In the sandbox the recipient alone may be what is not verified. */
function isSandbox({ ses, record }: SesNotice): boolean {
  return ses.failing.every((address) => address.toLowerCase() === record.delivery.draft.to.toLowerCase());
}

/** In the sandbox the patron's address fails beside them. */
function sendersOf({ ses, record }: SesNotice): readonly string[] {
  const patron = record.delivery.draft.to.toLowerCase();
  return ses.failing.filter((address) => address.toLowerCase() !== patron);
}

function sandbox(group: Group): Finding {
  const [{ ses, transaction }] = group;
  const facts = { people: peopleOf(group), region: ses.region, reply: replyText(transaction.attempt.reply) };
  return { code: 'ses-sandbox', severity: 'error', facts };
}

function notVerified(group: Group): Finding {
  const [{ ses, account, transaction }] = group;
  const addresses = sendersOf(group[0]);
  const asked = addresses.some((address) => identityOf(account, address) !== null);
  const facts = {
    people: peopleOf(group),
    addresses,
    region: ses.region,
    reply: replyText(transaction.attempt.reply),
    why: asked ? ('link' as const) : ('none' as const),
  };
  return { code: 'ses-not-verified', severity: 'error', facts };
}

function peopleOf(group: readonly SesNotice[]): readonly string[] {
  return distinct(group.map(({ flow }) => flow.key.person));
}

/** The identity whose CNAMEs are not as they should be; null where they are, or are not needed. */
function cnamesOf({ ses, account }: SesNotice) {
  const identity = account.identities.find(({ name }) => name === ses.identity);
  return identity === undefined || ses.dkim === null || ses.dkim === 'success' ? null : identity;
}

/** CNAMEs of Easy DKIM that Amazon SES does not find: the domain is not verified, or its mail goes unsigned. */
export function sesCnames(c: Case): readonly Finding[] {
  const concerned = sesNotices(c).filter((one) => cnamesOf(one) !== null);
  return grouped(concerned, ({ ses }) => `${ses.identity} ${ses.dkim}`).flatMap((group) => {
    const [first] = group;
    const identity = cnamesOf(first);
    const { account, ses, transaction } = first;
    if (identity === null || ses.dkim === null) return [];
    const domain = identityDomain(identity);
    const lookup = c.lookupAt(transaction.attempt.at);
    const names = account.tokens.map((token) => `${token}._domainkey.${domain}`);
    const facts = {
      people: peopleOf(group),
      domain,
      status: ses.dkim,
      records: account.tokens.map((token, index) => `${names[index]}. CNAME ${token}.${account.dkimZone}.`),
      doubled: names.map((name) => `${name}.${domain}`).filter((name) => lookup(name, 'CNAME').status === 'found'),
      refused: group.some(({ record }) => decidedOn(record, ['identities'])),
    };
    return [{ code: 'ses-cnames-missing', severity: severityOf(group), facts }];
  });
}

/** Mail that neither SPF nor DKIM speaks for in the author's name, since Amazon SES has no key and no return path there. */
export function sesUnaligned(c: Case): readonly Finding[] {
  const ownDomain = (address: string): boolean => c.world.siteOfDomain.get(domainOf(address))?.id === home;
  const home = c.world.scenario.library.site;
  const concerned = sesNotices(c).filter(
    ({ ses, transaction, record }) =>
      ses.signs === '' &&
      ses.dkim === null &&
      ses.returnPath.kind === 'default' &&
      !decidedOn(record, ['identities']) &&
      ownDomain(transaction.facts?.headerFrom ?? ''),
  );
  return grouped(concerned, ({ ses }) => ses.identity).map((group) => {
    const [{ ses, account, transaction }] = group;
    const address = transaction.facts?.headerFrom ?? '';
    const domain = domainOf(address);
    const facts = { people: peopleOf(group), address, domain };
    const hasDomain = account.identities.some(({ name, easyDkim }) => name === domain && easyDkim);
    const severity = severityOf(group);
    return ses.identity.includes('@') && hasDomain
      ? { code: 'ses-address-unsigned', severity, facts }
      : { code: 'ses-unaligned', severity, facts };
  });
}

/** The custom MAIL FROM domain whose MX is not as it should be. */
export function sesMailFrom(c: Case): readonly Finding[] {
  const concerned = sesNotices(c).filter(({ ses }) => ['fallen-back', 'refused'].includes(ses.returnPath.kind));
  return grouped(concerned, ({ ses }) => `${ses.identity} ${ses.returnPath.status}`).flatMap((group) => {
    const [{ ses, account }] = group;
    const custom = account.identities.find(({ name }) => name === ses.identity)?.mailFrom ?? null;
    if (custom === null || ses.returnPath.status === null) return [];
    const facts = {
      people: peopleOf(group),
      domain: custom.domain,
      status: ses.returnPath.status,
      record: `${custom.domain}. MX 10 ${account.feedbackHost}.`,
      refused: ses.returnPath.kind === 'refused',
    };
    return [{ code: 'ses-mail-from-mx', severity: severityOf(group), facts }];
  });
}

function severityOf(group: Group): 'error' | 'warning' {
  return group.some(({ flow }) => flow.reached === false) ? 'error' : 'warning';
}
