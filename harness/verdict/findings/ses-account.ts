import type { AccountStanding, ReputationCause } from '../../model/reputation.ts';
import type { Site } from '../../model/world.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { heldBy } from './reputation.ts';
import { grouped, sesNotices, type SesNotice } from './ses-notices.ts';
import { distinct } from './sets.ts';

interface Judged {
  readonly notice: SesNotice;
  readonly cause: ReputationCause;
}

/** Notices of an account that its service has paused, or has under review. */
export function sesAccount(c: Case): readonly Finding[] {
  return [
    ...grouped(judged(c, 'paused'), ({ cause }) => `${cause.rule} ${cause.at}`).map((group): Finding => {
      const [{ notice }] = group;
      const facts = { ...factsOf(c, group, 'pause'), reply: replyText(notice.transaction.attempt.reply) };
      return { code: 'ses-account-paused', severity: 'error', facts };
    }),
    ...grouped(judged(c, 'review'), ({ cause }) => cause.rule).map((group): Finding => {
      return { code: 'ses-account-under-review', severity: 'warning', facts: factsOf(c, group, 'review') };
    }),
  ];
}

function judged(c: Case, status: AccountStanding['status']): readonly Judged[] {
  return sesNotices(c).flatMap((notice) => {
    const account = notice.transaction.facts?.reputation?.account ?? null;
    return account?.status === status && account.cause !== null ? [{ notice, cause: account.cause }] : [];
  });
}

function factsOf(c: Case, group: readonly [Judged, ...Judged[]], what: 'review' | 'pause') {
  const [{ notice, cause }] = group;
  const site = c.world.sites.get(notice.transaction.serverSite ?? '');
  return {
    people: distinct(group.map((one) => one.notice.flow.key.person)),
    ...heldBy(c, cause),
    service: site?.title ?? '',
    limit: limitOf(site, `${what}${cause.rule === 'complaints' ? 'Complaint' : 'Bounce'}Percent`),
  };
}

function limitOf(site: Site | undefined, name: string): number {
  return Number(site?.settings[name] ?? site?.receiver.settings[name]?.default ?? 0);
}
