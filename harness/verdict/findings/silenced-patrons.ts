import type { DeliveryRecord } from '../../model/delivery.ts';
import type { Suppressed } from '../../model/ses.ts';
import { standsAt } from '../../standards/ses/suppression.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { grouped, sesNotices, type SesNotice } from './ses-notices.ts';
import { distinct } from './sets.ts';

/** Notices that a service accepted and did not send, with what brought their addresses on its list. */
export function suppressedAddresses(c: Case): readonly Finding[] {
  const kept = sesNotices(c)
    .filter(({ record }) => decidedOn(record, ['suppressed']))
    .map((notice) => ({ notice, entry: entryOf(c, notice) }));
  const key = ({ notice: { ses }, entry }: (typeof kept)[number]): string => `${ses.suppressed} ${entry?.reason}`;
  return grouped(kept, key).flatMap((group) => {
    const [{ notice, entry }] = group;
    const { suppressed } = notice.ses;
    if (entry === null || suppressed === 'none') return [];
    const facts = {
      people: distinct(group.map((one) => one.notice.flow.key.person)),
      service: c.world.sites.get(entry.site)?.title ?? entry.site,
      list: suppressed,
      reason: entry.reason,
      since: distinct(
        group.flatMap((one) => recordsBehind(c, one.entry).map(({ delivery }) => delivery.draft.flow.act)),
      ),
      other: otherSenders(c, group),
      told: group.every((one) => one.notice.flow.learns === 'library'),
    };
    return [
      {
        code: 'address-suppressed',
        severity: entry.reason === 'complaint' || suppressed === 'global' ? 'error' : 'warning',
        facts,
      },
    ];
  });
}

function entryOf(c: Case, { ses, record, transaction }: SesNotice): Suppressed | null {
  const to = record.delivery.draft.to.toLowerCase();
  const all = c.timelines.flatMap(({ timeline }) => timeline.state.ses?.suppressed ?? []);
  return (
    all.find(
      (one) =>
        one.address === to &&
        one.list === ses.suppressed &&
        one.site === transaction.serverSite &&
        standsAt(one, transaction.attempt.at),
    ) ?? null
  );
}

/** The message that brought an address on its list, which came back or was a complaint. */
function recordsBehind({ timelines }: Case, entry: Suppressed | null): readonly DeliveryRecord[] {
  const causedBy = entry?.causedBy ?? null;
  if (causedBy === null) return [];
  const found = timelines.flatMap(({ timeline }: PlayedTimeline) =>
    timeline.records.filter(({ delivery }) => delivery.id === causedBy),
  );
  return found.slice(0, 1);
}

interface Kept {
  readonly notice: SesNotice;
  readonly entry: Suppressed | null;
}

/** From of notices that brought addresses on the list, where others than these now cannot reach them. */
function otherSenders(c: Case, group: readonly Kept[]): readonly string[] {
  const own = group.map(({ notice }) => notice.transaction.facts?.headerFrom ?? '');
  const behind = group.flatMap(({ entry }) => recordsBehind(c, entry)).flatMap((record) => firstFrom(c, record));
  return distinct(behind).filter((from) => !own.includes(from));
}

/** From of the notice that a message is about. */
function firstFrom({ timelines }: Case, { delivery }: DeliveryRecord): readonly string[] {
  const { act, person } = delivery.draft.flow;
  const flows = timelines.flatMap((played) => played.flows);
  const notice = flows.find(({ key }) => key.flow === 'notice' && key.act === act && key.person === person);
  const from = notice?.from?.header ?? null;
  return from === null ? [] : [from];
}

/** Notices that went to the spam folder because the patron had marked one before. */
export function markedAsSpam(c: Case): readonly Finding[] {
  const marked = noticeEnds(c).filter(({ record }) => decidedOn(record, ['markedSpam']));
  if (marked.length === 0) return [];
  const facts = {
    people: distinct(marked.map(personOf)),
    receivers: distinct(marked.map((end) => receiverTitle(c, end))),
  };
  return [{ code: 'marked-as-spam', severity: 'error', facts }];
}

/** What came back to a service that keeps it to itself. */
export function keptFeedback(c: Case): readonly Finding[] {
  const kept = c.timelines
    .flatMap(({ flows }) => flows)
    .flatMap((flow) => {
      const last = flow.chain.at(-1);
      if (last?.end.kind !== 'decided' || last.end.outcome !== 'discard') return [];
      return decidedOn(last, ['feedback']) ? [{ flow, site: decidingTransaction(last).serverSite ?? '' }] : [];
    });
  return grouped(kept, ({ site }) => site).map((group) => ({
    code: 'feedback-not-forwarded',
    severity: 'warning',
    facts: {
      people: distinct(group.map(({ flow }) => flow.key.person)),
      service: c.world.sites.get(group[0].site)?.title ?? group[0].site,
    },
  }));
}
