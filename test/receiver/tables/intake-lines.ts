import type { HeaderFact, Listing } from '../../../harness/model/intake.ts';
import type { Facts } from '../../../harness/model/receiver.ts';
import type { Stage } from '../../../harness/model/smtp.ts';
import { listing, rates, size } from '../facts.ts';
import type { Line } from './check-table.ts';

function sized(octets: number, declared: number | null): Partial<Facts> {
  return { size: { ...size(octets, 1000), declared } };
}

/** A message over the limit, announced and not, and one that is just as large as allowed. */
export function sizeLines(reply: string, assumed: boolean): readonly Line[] {
  return [
    {
      row: 'declared-too-large',
      given: sized(900, 1001),
      at: 'mail',
      outcome: 'reject',
      reply,
      assumed,
      because: 'the announcement decides, though the message would have turned out smaller',
    },
    {
      row: 'declared-too-large',
      given: sized(1001, 1001),
      at: 'mail',
      outcome: 'reject',
      reply,
      assumed,
      because: 'the client says so before it sends the message (RFC 1870 section 6.1)',
    },
    {
      row: 'too-large',
      given: sized(1001, null),
      at: 'data-end',
      outcome: 'reject',
      reply,
      assumed,
      because: 'the octets are counted where the client did not say',
    },
    {
      row: 'too-large',
      given: sized(1001, 999),
      at: 'data-end',
      outcome: 'reject',
      reply,
      assumed,
      because: 'a client that announced too little gets nothing by it',
    },
    {
      row: 'accept',
      given: sized(1000, 1000),
      at: 'after',
      outcome: 'inbox',
      because: 'exactly the limit is not over it',
    },
    {
      row: 'accept',
      given: { size: size(10 ** 9) },
      at: 'after',
      outcome: 'inbox',
      because: 'a limit of 0 is none',
    },
  ];
}

export function clientRateLine(at: Stage, reply: string): Line {
  return {
    row: 'client-rate',
    given: { rates: rates({ client: 'hour', lastHour: 900 }) },
    at,
    outcome: 'defer',
    reply,
    because: 'the address has sent as much within the hour as it may',
  };
}

export function recipientRateLines(reply: string): readonly Line[] {
  return (['mailbox', 'domain'] as const).map((recipient): Line => {
    const given = { rates: rates({ recipient, domainLastHour: 900 }) };
    const because = `the ${recipient} has got as much within the hour as it may`;
    return { row: 'recipient-rate', given, at: 'rcpt', outcome: 'defer', reply, because };
  });
}

/** One line for each of `listings`, all for the same row. */
export function listedLines(
  listings: readonly Listing[],
  line: Omit<Line, 'given' | 'because' | 'outcome'>,
): readonly Line[] {
  return listings.map((found): Line => {
    const because = `the address is on the list ${found}`;
    return { ...line, outcome: 'reject', given: { blocklists: listing(found) }, because };
  });
}

/** What does not keep a message out, though a list was asked. */
export function notListedLines(listings: readonly Listing[]): readonly Line[] {
  return listings.map((found): Line => {
    const because = `${found} is no reason to refuse`;
    return { row: 'accept', given: { blocklists: listing(found) }, at: 'after', outcome: 'inbox', because };
  });
}

/** One line for a defect of the header. */
export function headerLine(row: string, defect: Partial<HeaderFact>, more: Pick<Line, 'reply' | 'assumed'>): Line {
  const given: Partial<Facts> = { header: { from: 'ok', messageId: 'ok', date: 'ok', ...defect } };
  const because = `the header has ${JSON.stringify(defect)}`;
  return { row, given, at: 'data-end', outcome: 'reject', ...more, because };
}

export function greylistLines(stage: Stage, reply: string, assumed = false): readonly Line[] {
  const line = (result: 'first-contact' | 'too-early', because: string): Line => ({
    row: 'greylisted',
    given: { greylist: { result, key: 'k', first: 0 } },
    settings: { greylisting: true },
    at: stage,
    outcome: 'defer',
    reply,
    assumed: assumed && result === 'too-early',
    because,
  });
  return [
    line('first-contact', 'nobody of these three was seen before'),
    line('too-early', 'a retry within the delay is put off again'),
    {
      row: 'accept',
      given: { greylist: { result: 'known', key: 'k', first: 0 } },
      settings: { greylisting: true },
      at: 'after',
      outcome: 'inbox',
      assumed,
      because: 'the retry came in time',
    },
    {
      row: 'accept',
      given: { greylist: { result: 'first-contact', key: 'k', first: 0 } },
      at: 'after',
      outcome: 'inbox',
      because: 'it does not greylist unless it is told to',
    },
  ];
}
