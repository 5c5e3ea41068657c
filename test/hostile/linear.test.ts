import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../harness/receiver/template.ts';
import { mailboxText } from '../../harness/sender/header-line.ts';
import { sign } from '../../harness/sender/sign.ts';
import { textBody } from '../../harness/sender/text-body.ts';
import { addressProblem, formatAddress, mailboxKey } from '../../harness/standards/address.ts';
import { parseDmarcRecord } from '../../harness/standards/dmarc/record.ts';
import { isMailDomain, normalDomain, organizationalDomainPsl } from '../../harness/standards/domain.ts';
import { parseDeliveryStatus } from '../../harness/standards/dsn-fields.ts';
import { addressesIn, parseHeader } from '../../harness/standards/header.ts';
import { parseReply } from '../../harness/standards/reply.ts';
import { parseSpf } from '../../harness/standards/spf/parse.ts';
import { PRIVATE_KEY } from '../sender/world.ts';
import { timeOf } from './time-of.ts';

const KEYS = [{ domain: 'acme.org', selector: 's', privateKey: PRIVATE_KEY }];
const REPORT = 'Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n';

/** Everything that reads what others have written. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  address: addressProblem,
  'address, written': (text) => formatAddress({ local: text, domain: 'acme.org' }),
  'mailbox key': mailboxKey,
  'mailbox of a header field': (text) => mailboxText({ name: text, address: text }),
  'addresses of a header field': addressesIn,
  header: (text) => parseHeader(Buffer.from(`From: ${text}`)),
  'delivery status': (text) => parseDeliveryStatus(Buffer.from(REPORT + text)),
  reply: (text) => parseReply(`550 ${text}`),
  'reply of a rule': (text) => parseTemplate(`550 ${text}x`),
  'DMARC record': (text) => [
    parseDmarcRecord(`v=DMARC1; p=none; rua=${text}`, 'rfc7489'),
    parseDmarcRecord(text, 'rfc9989'),
  ],
  'SPF record': (text) => parseSpf(`v=spf1 ${text} -all`),
  domain: (text) => [isMailDomain(text), normalDomain(text), organizationalDomainPsl(text)],
  body: textBody,
  'signed body': (text) => sign(Buffer.from(`From: a@acme.org\r\n\r\n${text}x`), KEYS),
};

/** What makes regular expressions try again: what may begin, repeat, fold or end something. */
// prettier-ignore
const PIECES = [
  'a', ' ', '.', '@', '"', '\\', '\\"', ',', ';', ':', '<', '>', '(', '=', '%{', '-', 'é', '\u200b', '\0',
  '\n', '\r\n', '\r\n ', ' \r\n', '\n\n', '\n--b', '\n550-', 'a@', 'a.', '"a" ', '<a@b>, ', '=?utf-8?q?a?= ',
  'include:a ', 'a=b; ', ';rua=', '550 ',
];

describe.each(Object.entries(READERS))('reading: %s', (_name, read) => {
  it.each(PIECES)('takes a time that does not grow with the square of the length: %j again and again', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    // In proportion it takes some 10 ms; with the square of the length it took 5 s and more.
    expect(timeOf(() => read(text))).toBeLessThan(1000);
  });
});
