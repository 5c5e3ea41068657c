import type { DeliveryRecord, Draft } from '../../model/delivery.ts';
import type { DeliveryExplanation, ReportExplanation } from '../../model/explanation.ts';
import { OwnFault } from '../../model/fault.ts';
import type { World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import { addressesOf } from '../content-addresses.ts';
import type { FlowFate } from '../flow-fate.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { siteTitle } from '../reason.ts';
import { isInMailbox } from '../record-index.ts';
import { replyText } from '../reply-text.ts';
import { serverText } from '../server-text.ts';
import { ruleName } from '../rule-name.ts';
import { attemptExplanations } from './attempt-explanation.ts';
import type { Means } from './means.ts';

/** One delivery of a flow, with where it stands. */
export interface PlayedDelivery {
  readonly world: World;
  readonly played: PlayedTimeline;
  readonly flow: FlowFate;
  readonly record: DeliveryRecord;
}

/** One delivery from its envelope to its end. */
export function deliveryExplanation(told: PlayedDelivery, means: Means): DeliveryExplanation {
  const { world, played, flow, record } = told;
  const { id, draft } = record.delivery;
  const addresses = addressesOf(record.delivery);
  const cause = played.index.causeOf(record);
  const site = world.sites.get(draft.site);
  if (site === undefined) throw new OwnFault(`a delivery of a site that does not exist: ${draft.site}`);
  const { retryAfter, lifetime, source, assumed } = site.queue;
  return {
    id: played.prefix + id,
    causedBy: cause === null ? draft.causedBy : played.prefix + cause.delivery.id,
    sender: site.title,
    mailFrom: draft.mailFrom,
    headerFrom: addresses.header === '' ? null : addresses.header,
    replyTo: addresses.replyTo,
    to: draft.to,
    route: routeText(draft),
    report: reportOf(draft),
    attempts: attemptExplanations(world, record, means),
    queue: { retryAfter, lifetime, source, assumed },
    rule: ruleName(world, record),
    end: record === flow.chain.at(-1) ? flow.reason : passedOn(world, record),
  };
}

function routeText({ route, to }: Draft): string {
  switch (route.kind) {
    case 'mx':
      return `by the mail servers of ${domainOf(to)}`;
    case 'smarthost':
      return `handed to the server ${route.host}`;
    case 'submission':
      return `handed to ${serverText(route.server)}`;
  }
}

function reportOf({ content }: Draft): ReportExplanation | null {
  if (content.kind !== 'dsn') return null;
  const { reportingMta, finalRecipient, status, diagnostic } = content.report;
  return { reportingMta, finalRecipient, status, diagnostic: diagnostic === null ? null : replyText(diagnostic) };
}

/** Of a delivery that another one of the same flow follows: a relay, a service, a mailbox that forwards. */
function passedOn(world: World, record: DeliveryRecord): string {
  const server = siteTitle(world, record.transactions.at(-1)?.serverSite ?? '');
  if (!isInMailbox(record)) return `${server} took it and passed it on.`;
  return `${server} put it into ${record.delivery.draft.to}, from where it was forwarded.`;
}
