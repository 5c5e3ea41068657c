import type { DeliveryRecord } from '../../model/delivery.ts';
import type { BriefDelivery, Consequence, MailboxExplanation, VariantExplanation } from '../../model/explanation.ts';
import { OwnFault } from '../../model/fault.ts';
import type { Reader } from '../../model/people.ts';
import type { World } from '../../model/world.ts';
import { mailboxKey } from '../../standards/address.ts';
import type { FlowFate } from '../flow-fate.ts';
import { keyText } from '../flow-fate.ts';
import { firstAddress } from '../merged-flow.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { intendedText, readerText } from '../reading.ts';
import { decidingTransaction } from '../record-index.ts';
import { replyText } from '../reply-text.ts';
import { ruleName } from '../rule-name.ts';
import { deliveryExplanation } from './delivery-explanation.ts';
import type { PlayedFlow } from './flow-explanation.ts';
import type { Means } from './means.ts';

/** One chain of events, told of the first of the timelines that have it in common. */
export function variantExplanation(world: World, group: readonly PlayedFlow[], means: Means): VariantExplanation {
  const [first] = group;
  if (first === undefined) throw new OwnFault('a flow without a timeline');
  const { played, flow } = first;
  const { fate, reached, rule, reason, assumed, model, learns } = flow;
  return {
    timelines: group.map((one) => ({
      clientIp: firstAddress({ key: one.flow.key, played: one.played }),
      pctApplied: one.played.timeline.variant.pctApplied,
    })),
    fate,
    reached,
    rule,
    reason,
    assumed,
    model,
    intendedReader: intendedText(flow.intended),
    readBy: flow.reader === null ? null : readerText(flow.reader),
    learns,
    before: causesOf(flow, played).map((record) => brief(world, record, played)),
    deliveries: flow.chain.map((record) => deliveryExplanation({ world, played, flow, record }, means)),
    mailbox: mailboxOf(world, flow),
    consequences: consequencesOf(flow, played),
  };
}

/** What led to a flow's first message, the earliest first. */
function causesOf(flow: FlowFate, { index }: PlayedTimeline): readonly DeliveryRecord[] {
  const causes: DeliveryRecord[] = [];
  const [first] = flow.chain;
  let cause = first === undefined ? null : index.causeOf(first);
  for (; cause !== null; cause = index.causeOf(cause)) causes.unshift(cause);
  return causes;
}

function brief(world: World, record: DeliveryRecord, { prefix, index }: PlayedTimeline): BriefDelivery {
  const { id, draft } = record.delivery;
  const cause = index.causeOf(record);
  return {
    id: prefix + id,
    causedBy: cause === null ? draft.causedBy : prefix + cause.delivery.id,
    flow: draft.flow.flow,
    mailFrom: draft.mailFrom,
    to: draft.to,
    rule: ruleName(world, record),
    reply: replyText(decidingTransaction(record).attempt.reply),
  };
}

const READERS: Readonly<Record<Exclude<Reader['kind'], 'person'>, string>> = {
  library: 'read by the library',
  vendor: 'the vendor’s own; the library never sees it',
  nobody: 'read by nobody',
  stranger: 'that of a stranger',
};

function mailboxOf({ mailboxes }: World, { to }: FlowFate): MailboxExplanation | null {
  const mailbox = mailboxes.get(mailboxKey(to));
  if (mailbox === undefined) return null;
  const { address, state, reader, sharedWith = [] } = mailbox;
  if (reader.kind !== 'person') return { address, state, reader: READERS[reader.kind] };
  return { address, state, reader: `that of ${[reader.person, ...sharedWith].join(' and ')}` };
}

/** The flows of the same person and act that this one caused; where it failed, at least why no report came back. */
function consequencesOf(flow: FlowFate, { prefix, index, flows }: PlayedTimeline): readonly Consequence[] {
  const { person, act } = flow.key;
  const chain = new Set(flow.chain);
  const others = flows.filter(
    ({ key }) => key.person === person && key.act === act && keyText(key) !== keyText(flow.key),
  );
  const caused = others.filter(({ chain: [first] }) => {
    const cause = first === undefined ? null : index.causeOf(first);
    return cause !== null && chain.has(cause);
  });
  const missing = others.filter(
    (one) =>
      flow.reached === false && flow.key.flow === 'notice' && one.key.flow === 'bounce' && one.chain.length === 0,
  );
  return [...caused, ...missing].map(({ key, fate, to, reason, chain: sent }) => ({
    flow: key.flow,
    fate,
    to,
    reason,
    deliveries: sent.map(({ delivery }) => prefix + delivery.id),
  }));
}
