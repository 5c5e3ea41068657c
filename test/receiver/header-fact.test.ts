import { describe, expect, it } from 'vitest';
import { headerFact } from '../../harness/receiver/header-fact.ts';
import { parseHeader } from '../../harness/standards/header.ts';

const FROM = 'From: Library <library@acme.org>';
const ID = 'Message-ID: <1@acme.org>';
const DATE = 'Date: Mon, 2 Nov 2026 09:00:00 -0600';

function fact(...lines: readonly string[]) {
  return headerFact(parseHeader(Buffer.from(`${lines.join('\r\n')}\r\n\r\nbody\r\n`)));
}

describe('headerFact', () => {
  it('finds nothing wrong with what is in order', () => {
    expect(fact(FROM, ID, DATE)).toEqual({ from: 'ok', messageId: 'ok', date: 'ok' });
  });

  it.each([
    ['missing', [ID, DATE], 'no From at all'],
    ['multiple', [FROM, 'From: other@acme.org', ID, DATE], 'two fields (RFC 5322 section 3.6)'],
    ['several-authors', ['From: a@acme.org, b@acme.org', ID, DATE], 'one field, two addresses'],
    ['unparsable', ['From: The Library', ID, DATE], 'no address'],
    ['unparsable', ['From:', ID, DATE], 'empty'],
    ['ok', ['From: "Doe, J." <j@acme.org>', ID, DATE], 'a comma in quotes'],
  ] as const)('From is %s with %j: %s', (from, lines, _because) => {
    expect(fact(...lines).from).toBe(from);
  });

  it.each([
    ['list', 'List-Id: Friends of the library <friends.acme.org>'],
    ['list', 'List-Post: <mailto:friends@acme.org>'],
    ['forward', 'X-Forwarded-To: j.doe@gmail.com'],
    ['forward', 'X-Forwarded-For: ruth@acme.org j.doe@gmail.com'],
    // What a mailing of one's own has too says nothing (RFC 2369 section 3.2).
    [undefined, 'List-Unsubscribe: <mailto:off@acme.org>'],
  ] as const)('says of who passed the message on: %s with %s', (passedOn, field) => {
    expect(fact(field, FROM, ID, DATE).passedOn).toBe(passedOn);
  });

  it.each([
    ['missing', [FROM, DATE]],
    ['invalid', [FROM, 'Message-ID: 12345', DATE]],
    ['invalid', [FROM, ID, 'Message-ID: <2@acme.org>', DATE]],
    ['ok', [FROM, 'Message-ID:\r\n <a.b@host.acme.org>', DATE]],
  ] as const)('Message-ID is %s: %j', (messageId, lines) => {
    expect(fact(...lines).messageId).toBe(messageId);
  });

  it.each([
    ['missing', [FROM, ID]],
    ['invalid', [FROM, ID, 'Date: yesterday']],
    ['invalid', [FROM, ID, DATE, DATE]],
    ['ok', [FROM, ID, 'Date: 2 Nov 2026 09:00 +0000 (UTC)']],
  ] as const)('Date is %s: %j', (date, lines) => {
    expect(fact(...lines).date).toBe(date);
  });
});
