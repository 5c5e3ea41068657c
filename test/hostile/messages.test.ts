import { describe, expect, it } from 'vitest';
import { ENVELOPE, hand, talk, type Said } from './raw.ts';

const HEADER = 'From: a@out.test\r\nSubject: s\r\n';
const ACCEPTED = '250 2.0.0 OK d1';
const MAIL: Said = { octets: 'MAIL FROM:<a@out.test>\r\n', replies: 1 };

const signatures = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `DKIM-Signature: v=1; a=rsa-sha256; d=out.test; s=s; l=${index}; h=from; bh=AAAA; b=AAAA\r\n`,
  ).join('');

const nested = (depth: number): string =>
  Array.from({ length: depth }, (_, i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`).join(
    '',
  );

describe('an odd message that can be judged', () => {
  it.each([
    { name: 'nothing at all', message: '', author: null, because: 'no From is a matter for the rows' },
    { name: '64 nested parts', message: `${HEADER}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${nested(64)}` },
    { name: '10,000 header fields', message: `${HEADER}${'X-F: v\r\n'.repeat(10_000)}\r\nb` },
    { name: '8-bit header fields', message: `From: J\xe9 <a@out.test>\r\nSubject: \xff\xfe\r\n\r\n\xe9` },
    { name: 'a line of 1 MB', message: `${HEADER}\r\n${'x'.repeat(1_000_000)}` },
    { name: '500,000 empty lines', message: `${HEADER}\r\n${'\r\n'.repeat(500_000)}x` },
    { name: '100,000 lines that begin with a dot', message: `${HEADER}\r\n${'..\r\n'.repeat(100_000)}x` },
    { name: 'two From fields', message: `From: b@out.test\r\n${HEADER}\r\nb`, author: null },
    {
      name: 'a From of 5,000 authors',
      message: `From: ${'a@out.test, '.repeat(5000)}b@out.test\r\n\r\nb`,
      author: null,
    },
    { name: 'comments in comments', message: `From: ${'('.repeat(50_000)}\r\nX: y\r\n\r\nb`, author: '' },
    { name: '100 signatures', message: `${signatures(100)}${HEADER}\r\nb` },
  ])('$name is taken and stored', async ({ message, author = 'a@out.test' }) => {
    const { replies, received, faults } = await hand(message);
    expect(replies.at(-1)).toBe(ACCEPTED);
    expect(received.facts.headerFrom).toBe(author);
    expect(received.stored?.length).toBeGreaterThan(message.replaceAll('\r\n..', '\r\n.').length);
    expect(faults).toEqual([]);
  });

  it('5,000 Received fields are a loop to those who count hops (RFC 5321 section 6.3)', async () => {
    const trace = 'Received: from a by b; Tue, 03 Nov 2026 07:05:00 +0000\r\n'.repeat(5000);
    const { received } = await hand(`${trace}${HEADER}\r\nb`, 'gmail');
    expect(received.decision?.rule.id).toBe('too-many-hops');
  });
});

describe('a message that is not judged', () => {
  /*
   * What real receivers do with these differs: Postfix mends or refuses bare line ends, Microsoft 365 refuses them, and
   * each has limits of its own that no receiver file states.
   */
  it.each([
    { name: 'NUL in the body', message: `${HEADER}\r\nb\0`, word: 'NUL' },
    { name: 'bare CR in the body', message: `${HEADER}\r\na\rb`, word: 'CR or LF' },
    { name: 'bare LF in the body', message: `${HEADER}\r\na\nb`, word: 'CR or LF' },
    { name: 'bare LF in the header', message: `From: a@out.test\nBcc: b@out.test\r\n\r\nb`, word: 'CR or LF' },
    {
      name: 'an end of data for servers that take LF',
      message: `${HEADER}\r\nb\n.\r\nMAIL FROM:<e@out.test>`,
      word: 'CR or LF',
    },
    {
      name: 'an end of data for servers that take CR',
      message: `${HEADER}\r\nb\r.\r\nMAIL FROM:<e@out.test>`,
      word: 'CR or LF',
    },
    { name: 'a half end of data', message: `${HEADER}\r\nb\r\n.\rMAIL FROM:<e@out.test>`, word: 'CR or LF' },
    {
      name: 'more than 20,000 header lines',
      message: `${HEADER}X: a\r\n${' b\r\n'.repeat(20_000)}\r\nb`,
      word: 'header lines',
    },
    { name: 'a header above 1 MiB', message: `${HEADER}X: ${'a'.repeat(2 ** 20)}\r\n\r\nb`, word: 'octets of header' },
    { name: '101 signatures', message: `${signatures(101)}${HEADER}\r\nb`, word: 'DKIM-Signature' },
    { name: '45 MB', message: `${HEADER}\r\n${`${'x'.repeat(98)}\r\n`.repeat(450_000)}`, word: '40000000 octets' },
  ])('$name: the reply says so, no row has decided, nothing is stored', async ({ message, word }) => {
    const { replies, received, faults } = await hand(message);
    expect(replies.at(-1)).toMatch(/^554 5\.6\.0 noticeproof judges no message /);
    expect(replies.at(-1)).toContain(word);
    // One message, one reply: nothing in it was taken for a command.
    expect(replies).toHaveLength(6);
    expect(received).toMatchObject({ decision: null, stored: null });
    expect(faults).toEqual([]);
  });
});

describe('a client that goes away', () => {
  const half: Said = { octets: `${HEADER}\r\nhalf a message`, replies: 0 };

  it.each([
    { name: 'in a command', steps: [{ octets: 'EHLO out.', replies: 0 }, 'leaves'] },
    { name: 'between commands', steps: [...ENVELOPE.slice(0, 3), 'leaves'] },
    { name: 'in the message', steps: [...ENVELOPE, half, 'leaves'] },
    { name: 'between commands, with a reset', steps: [...ENVELOPE.slice(0, 3), 'resets'] },
    { name: 'in the message, with a reset', steps: [...ENVELOPE, half, 'resets'] },
  ] as const)('$name: nothing was decided, nothing is our fault', async ({ steps }) => {
    const { received, faults } = await talk(steps);
    expect(received).toMatchObject({ decision: null, stored: null });
    expect(faults).toEqual([]);
  });
});

describe('a client that knows no manners', () => {
  const greeted: readonly Said[] = [{ octets: 'EHLO out.test\r\n', replies: 1 }];

  it.each([
    { name: 'a command of 100,000 octets', steps: [{ octets: 'x'.repeat(100_000), replies: 1 }], last: /^421/ },
    { name: 'a stream of garbage', steps: [{ octets: 'GARBAGE\r\n'.repeat(5000), replies: 10 }], last: /^421/ },
    { name: 'commands in the wrong order', steps: [...greeted, { octets: 'DATA\r\n', replies: 1 }], last: /^503/ },
    {
      name: 'a recipient of 500 octets',
      steps: [...greeted, MAIL, { octets: `RCPT TO:<${'x'.repeat(500)}@acme.org>\r\n`, replies: 1 }],
      last: /^501/,
    },
    {
      name: 'a second recipient',
      steps: [...ENVELOPE.slice(0, 3), { octets: 'RCPT TO:<b@acme.org>\r\n', replies: 1 }],
      last: /^452/,
    },
  ] as const)('$name ends in a reply', async ({ steps, last }) => {
    const { replies, received } = await talk(steps);
    expect(replies.at(-1)).toMatch(last);
    expect(received).toMatchObject({ decision: null, stored: null });
  });

  it('a second message on a connection is not judged by what was decided about the first', async () => {
    const { replies } = await talk([...ENVELOPE, { octets: `${HEADER}\r\nb\r\n.\r\n`, replies: 1 }, MAIL]);
    expect(replies.slice(-2)).toEqual([ACCEPTED, expect.stringMatching(/^421/)]);
  });

  it('who goes on after a refusal hears it again', async () => {
    const unknown: Said = { octets: 'RCPT TO:<nobody@acme.org>\r\n', replies: 1 };
    const known: Said = { octets: 'RCPT TO:<library@acme.org>\r\n', replies: 1 };
    const { replies, received } = await talk([...greeted, MAIL, unknown, known], 'small-site');
    expect(replies.at(-1)).toBe(replies.at(-2));
    expect(received).toMatchObject({ decision: { outcome: 'reject' }, stored: null });
  });
});

describe('a recipient that servers must take', () => {
  it('postmaster without a domain is the site’s own (RFC 5321 section 4.5.1)', async () => {
    const { replies, received } = await talk(
      [...ENVELOPE.slice(0, 2), { octets: 'RCPT TO:<Postmaster>\r\n', replies: 1 }],
      'small-site',
    );
    expect(replies.at(-1)).toMatch(/^250/);
    expect(received.facts.recipient).toBe('ok');
  });

  it('a source route is left out (RFC 5321 appendix C)', async () => {
    const routed = 'RCPT TO:<@a.example,@b.example:library@acme.org>\r\n';
    const { received } = await talk([...ENVELOPE.slice(0, 2), { octets: routed, replies: 1 }]);
    expect(received.facts.rcpt).toBe('library@acme.org');
  });

  it.each(['"john doe"@acme.org', '"a@b"@acme.org', '"a>b"@acme.org', String.raw`"a\"b"@acme.org`])(
    '%s is named as it was written (RFC 5321 section 4.1.2, Quoted-string)',
    async (address) => {
      const { received } = await talk([...ENVELOPE.slice(0, 2), { octets: `RCPT TO:<${address}>\r\n`, replies: 1 }]);
      expect(received.facts.rcpt).toBe(address);
    },
  );
});
