import { describe, expect, it } from 'vitest';
import { isForeignBounce } from '../../harness/receiver/foreign-bounce.ts';

const LEFT = new Set(['library|<1.d1@acme.org>']);

function message(header: readonly string[], body: readonly string[] = []): Buffer {
  return Buffer.from([...header, '', ...body, ''].join('\r\n'), 'latin1');
}

const REPORT = ['From: mailer-daemon@gmail.com', 'Message-ID: <9.d9@gmail.com>', 'Content-Type: multipart/report'];

describe('a bounce about mail that never left here', () => {
  it.each([
    {
      name: 'returns the header of a message that left here (RFC 6522)',
      raw: message(REPORT, ['--b', 'Content-Type: text/rfc822-headers', '', 'Message-ID: <1.d1@acme.org>']),
      foreign: false,
    },
    {
      name: 'has the field folded and in other capitals',
      raw: message(REPORT, ['MESSAGE-ID:', ' <1.d1@acme.org>']),
      foreign: false,
    },
    {
      name: 'returns the header of somebody else’s message',
      raw: message(REPORT, ['Message-ID: <1.d1@cybertoolsforlibraries.net>']),
      foreign: true,
    },
    { name: 'returns nothing', raw: message(REPORT), foreign: true },
    {
      name: 'names in its own header what left here, which proves nothing',
      raw: message(['Message-ID: <1.d1@acme.org>']),
      foreign: true,
    },
    {
      name: 'quotes the id in a text, where no field stands',
      raw: message(REPORT, ['See Message-ID: <1.d1@acme.org>']),
      foreign: true,
    },
    {
      name: 'is an away message that answers what left here (RFC 3834 section 3.1.5)',
      raw: message(['In-Reply-To: <1.d1@acme.org>']),
      foreign: false,
    },
  ])('$name', ({ raw, foreign }) => {
    expect(isForeignBounce(raw, '', 'library', LEFT)).toBe(foreign);
  });

  it('is one where another site had sent the message', () => {
    const raw = message(REPORT, ['Message-ID: <1.d1@acme.org>']);
    expect(isForeignBounce(raw, '', 'cybertools', LEFT)).toBe(true);
  });

  it('comes from the null sender; what has a sender is no bounce', () => {
    expect(isForeignBounce(message(REPORT), 'a@gmail.com', 'library', LEFT)).toBe(false);
  });
});
