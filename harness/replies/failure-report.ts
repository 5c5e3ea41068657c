import type { DeliveryRecord, Draft, DsnReport } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { RecipientState } from '../model/receiver.ts';
import type { Reply } from '../model/smtp.ts';
import type { Site, World } from '../model/world.ts';
import { lastAttempt } from './arrival.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';
import { readMessage } from './received-message.ts';

/** RFC 3463 section 3.5: delivery time expired. */
const EXPIRED = '4.4.7';

/** What a receiver reports of a mailbox that it had taken a message for (RFC 3463 section 3); 5.7.1 for a policy. */
const STATUS_OF: Readonly<Record<RecipientState, string>> = {
  ok: '5.7.1',
  unknown: '5.1.1',
  disabled: '5.2.1',
  full: '5.2.2',
  'full-inactive': '5.2.2',
  'internal-only': '5.7.1',
  foreign: '5.1.2',
};

/** The status of RFC 3463: as the reply had it, else as its first digit allows. */
function statusOf(reply: Reply, expired: boolean): string {
  if (reply.enhanced !== null) return reply.enhanced;
  return expired ? EXPIRED : `${Math.trunc(reply.code / 100)}.0.0`;
}

function siteOf(world: World, id: string | null): Site {
  const site = id === null ? undefined : world.sites.get(id);
  if (site === undefined) throw new OwnFault(`a delivery ended at a site that does not exist: ${id}`);
  return site;
}

/** A report goes from the null sender, so that none is ever written about it (RFC 5321 section 6.1). */
function reportDraft(record: DeliveryRecord, site: string, report: DsnReport): Draft {
  const { id, draft } = record.delivery;
  return {
    flow: { flow: 'bounce', person: draft.flow.person, act: draft.flow.act },
    causedBy: id,
    site,
    mailFrom: '',
    to: report.to,
    at: report.lastAttempt,
    route: { kind: 'mx' },
    helo: null,
    content: { kind: 'dsn', report },
  };
}

/** A catalogue that hands over by itself is no mail server: it keeps books and writes no reports. */
function isCatalogues({ route }: Draft): boolean {
  return route.kind === 'submission' && route.client === 'catalogue';
}

/** The sending MTA gives up and tells the MAIL FROM address (RFC 5321 section 6.1); the null sender is told nothing. */
export function reportBySender(record: DeliveryRecord, world: World): Responded {
  const { draft, raw, clientHost } = record.delivery;
  if (draft.mailFrom === '' || isCatalogues(draft)) return NO_RESPONSE;
  const { attempt, serverHost } = lastAttempt(record);
  const report: DsnReport = {
    reportingMta: clientHost,
    from: siteOf(world, draft.site).dsnFrom,
    to: draft.mailFrom,
    finalRecipient: draft.to,
    action: 'failed',
    status: statusOf(attempt.reply, record.end.kind === 'expired'),
    diagnostic: attempt.local ? null : attempt.reply,
    remoteMta: attempt.local ? null : serverHost,
    arrival: draft.at,
    lastAttempt: attempt.at,
    returned: raw,
  };
  return { drafts: [reportDraft(record, draft.site, report)], events: [] };
}

/** The status a rule's reply is written with, where it has one. */
function writtenStatus(reply: string | null): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(reply ?? '')?.[1] ?? null;
}

/** The receiving MTA had accepted the message and returns it to its Return-Path (RFC 3464 section 1). */
export function reportByReceiver(record: DeliveryRecord, world: World): Responded {
  const { attempt, serverSite, serverHost, stored, facts, decision } = lastAttempt(record);
  const { draft, raw } = record.delivery;
  const returned = stored ?? raw;
  const to = readMessage(returned).returnPath ?? facts?.mailFrom ?? '';
  if (to === '') return NO_RESPONSE;
  const site = siteOf(world, serverSite);
  const report: DsnReport = {
    reportingMta: serverHost ?? site.id,
    from: site.dsnFrom,
    to,
    finalRecipient: draft.to,
    action: 'failed',
    status: writtenStatus(decision?.rule.reply ?? null) ?? STATUS_OF[facts?.recipient ?? 'ok'],
    diagnostic: null,
    remoteMta: null,
    arrival: attempt.at,
    lastAttempt: attempt.at,
    returned,
  };
  return { drafts: [reportDraft(record, site.id, report)], events: [] };
}
