import type { Facts } from '../model/receiver.ts';
import type { SesMemory } from '../model/state.ts';
import { domainOf, localPartOf, mailboxKey } from '../standards/address.ts';
import { effectiveSettings } from './decide.ts';
import { readsFact } from './reads-fact.ts';
import type { ReceiveInput } from './receive.ts';
import { messageReputation } from './reputation-fact.ts';
import { sesFact } from './ses/ses-fact.ts';

const NOTHING: SesMemory = { sent: new Map(), suppressed: [] };

/** Whether an address is the return path of something that the site's service has sent. */
export function isReturnPath({ site, ses }: ReceiveInput, address: string): boolean {
  return ses?.sent.get(localPartOf(address).toLowerCase())?.site === site.id;
}

/** What a receiver knows of a message because of earlier ones. */
export function rememberedFacts(
  raw: Buffer,
  facts: Facts,
  input: ReceiveInput,
): Pick<Facts, 'ses' | 'markedSpam' | 'reputation'> {
  const { site } = input;
  return {
    ...reputationOf(facts, input),
    ...(site.ses === undefined ? {} : { ses: sesOf(raw, facts, input) }),
    ...(readsFact(site.receiver, 'marks') ? { markedSpam: isMarked(facts, input) } : {}),
  };
}

function reputationOf(
  { reputation: before, headerFrom }: Facts,
  { reputation, site, at }: ReceiveInput,
): Pick<Facts, 'reputation'> {
  if (reputation === undefined || before == null) return {};
  const settings = effectiveSettings(site.receiver, site.settings);
  const context = { domain: domainOf(headerFrom ?? ''), site, settings, at };
  return { reputation: messageReputation(before, reputation, context) };
}

function sesOf(raw: Buffer, { mailFrom, rcpt }: Facts, input: ReceiveInput): Facts['ses'] {
  const { world, site, at, lookup, earlier = [], ses: memory = NOTHING, queueId } = input;
  if (site.ses === undefined) return null;
  return sesFact(
    { mailFrom, rcpt, raw },
    {
      site: site.id,
      account: site.ses,
      memory,
      views: [...earlier, { from: earlier.length === 0 ? -Infinity : (input.publishedSince ?? at), lookup }],
      start: world.scenario.start,
      at,
      settings: effectiveSettings(site.receiver, site.settings),
      queueId,
    },
  );
}

function isMarked({ rcpt, headerFrom }: Facts, { spamMarks = [], at }: ReceiveInput): boolean {
  const from = headerFrom?.toLowerCase();
  return spamMarks.some((mark) => mark.mailbox === mailboxKey(rcpt) && mark.from === from && mark.at <= at);
}
