import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import type { Content, Draft } from '../../harness/model/delivery.ts';
import type { World } from '../../harness/model/world.ts';
import { compose } from '../../harness/sender/compose.ts';
import { fieldsNamed, parseHeader } from '../../harness/standards/header.ts';
import { AT, GMAIL, host, KEY_RECORD, PRIVATE_KEY, site, VENDOR, world } from './world.ts';

type Text = Extract<Content, { kind: 'text' }>;

function text(more: Partial<Text> = {}): Text {
  return {
    kind: 'text',
    from: { name: '', address: 'Library@acme.org' },
    to: { name: '', address: 'J_Doe@Gmail.com' },
    replyTo: 'Library@acme.org',
    subject: 'Library Notice',
    headers: {},
    text: 'Please send all replies to Library@acme.org\n\nJ. Doe\n',
    ...more,
  };
}

function draft(content: Content, more: Partial<Draft> = {}): Draft {
  return {
    flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
    causedBy: 'c2',
    site: 'vendor',
    mailFrom: 'Library@acme.org',
    to: 'J_Doe@Gmail.com',
    at: AT,
    route: { kind: 'mx' },
    helo: null,
    content,
    ...more,
  };
}

function written(content: Content, more: Partial<Draft> = {}, where: World = world()): Buffer {
  return compose(draft(content, more), { id: 'd7', world: where, originIndex: 0 }).raw;
}

function field(raw: Buffer, name: string): string[] {
  return fieldsNamed(parseHeader(raw), name).map(({ value }) => value.trim());
}

function names(raw: Buffer): string[] {
  return parseHeader(raw).map(({ name }) => name);
}

describe('a text message', () => {
  it('says when, in the library’s time zone', () => {
    expect(field(written(text()), 'Date')).toEqual(['Tue, 03 Nov 2026 01:05:00 -0600']);
  });

  it('keeps the addresses as they were typed', () => {
    const raw = written(text({ from: { name: '', address: 'Do.Not.Reply@CyberToolsForLibraries.net' } }));
    expect(field(raw, 'From')).toEqual(['Do.Not.Reply@CyberToolsForLibraries.net']);
    expect(field(raw, 'To')).toEqual(['J_Doe@Gmail.com']);
    expect(field(raw, 'Reply-To')).toEqual(['Library@acme.org']);
  });

  it('has no field that nobody asked for', () => {
    expect(names(written(text({ replyTo: null })))).toEqual([
      'Date',
      'From',
      'To',
      'Subject',
      'Message-ID',
      'MIME-Version',
      'Content-Type',
      'Content-Transfer-Encoding',
    ]);
  });

  it('is the same, octet for octet, when written twice', () => {
    expect(written(text())).toEqual(written(text()));
  });

  it('has CRLF at every line’s end and nowhere a lone CR or LF', () => {
    const raw = written(text({ text: 'a\nb\r\nc\rd', subject: 'x\ny' })).toString('latin1');
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(raw.endsWith('a\r\nb\r\nc\r\nd\r\n')).toBe(true);
  });

  it('writes a foreign letter in quoted-printable, and plain text as it is', () => {
    const raw = written(text({ text: 'Bücher = teuer\n' }));
    expect(field(raw, 'Content-Transfer-Encoding')).toEqual(['quoted-printable']);
    expect(raw.toString('latin1')).toContain('\r\n\r\nB=C3=BCcher =3D teuer\r\n');
    expect(field(written(text()), 'Content-Transfer-Encoding')).toEqual(['7bit']);
  });

  it('encodes a line that is longer than SMTP allows (RFC 5321 section 4.5.3.1.6)', () => {
    const raw = written(text({ text: `${'x'.repeat(2000)}\n` })).toString('latin1');
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('adds the sender’s extra fields, but none that says who writes', () => {
    const raw = written(
      text({ headers: { 'Auto-Submitted': 'auto-generated', From: 'x@evil.org', 'Content-Type': 'text/html' } }),
    );
    expect(field(raw, 'Auto-Submitted')).toEqual(['auto-generated']);
    expect(field(raw, 'From')).toEqual(['Library@acme.org']);
    expect(field(raw, 'Content-Type')).toEqual(['text/plain; charset=us-ascii']);
  });

  const hostile = 'Doe\r\nBcc: victim@evil.org\r\n\r\nbody';
  it.each([
    ['a display name', text({ from: { name: hostile, address: 'j@gmail.com' } })],
    ['an address', text({ to: { name: '', address: `a@b.org\r\nBcc: victim@evil.org` } })],
    ['Reply-To', text({ replyTo: 'a@b.org\nBcc: victim@evil.org' })],
    ['a subject', text({ subject: `Auto: ${hostile}` })],
    ['the value of an extra field', text({ headers: { 'X-A': hostile } })],
    ['the name of an extra field', text({ headers: { 'X-A: 1\r\nBcc': 'victim@evil.org' } })],
    ['In-Reply-To', text({ headers: { 'In-Reply-To': '<a@b>\r\nBcc: victim@evil.org' } })],
  ])('lets %s add no field', (_, content) => {
    const raw = written(content);
    expect(names(raw).map((name) => name.toLowerCase())).not.toContain('bcc');
    expect(raw.toString('latin1').split('\r\n\r\n')[1]).toContain('Please send all replies');
  });
});

describe('Message-ID', () => {
  const relayed: Partial<Draft> = { route: { kind: 'smarthost', host: 'mail.acme.org' } };
  it.each([
    ['the domain of From', {}, {}, 'acme.org'],
    [
      'the Internet Domain Name, while the library’s server relays',
      relayed,
      { domainName: 'Lib.Acme.org' },
      'lib.acme.org',
    ],
    ['the domain of From where that is unset', relayed, { domainName: '' }, 'acme.org'],
    ['the domain of From although one is set, without a relay', {}, { domainName: 'lib.acme.org' }, 'acme.org'],
  ])('ends in %s', (_, more, properties, domain) => {
    const [id] = field(written(text(), more, world({ properties })), 'Message-ID');
    expect(id).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
    expect(id).toContain(`@${domain}>`);
  });

  it('differs between deliveries', () => {
    const ids = ['d1', 'd2'].map(
      (id) => field(compose(draft(text()), { id, world: world(), originIndex: 0 }).raw, 'Message-ID')[0],
    );
    expect(new Set(ids).size).toBe(2);
  });
});

const from = (originIndex: number, siteId = 'vendor') =>
  compose(draft(text(), { site: siteId }), { id: 'd1', world: world(), originIndex });

describe('the sending host', () => {
  it('is the one of the variant, round and round', () => {
    expect([0, 1, 2].map((index) => from(index).clientIp)).toEqual([
      '54.213.10.152',
      '54.148.222.219',
      '54.213.10.152',
    ]);
    expect(from(1)).toMatchObject({
      clientHost: 'mail2.cybertoolsforlibraries.net',
      clientHelo: 'mail2.cybertoolsforlibraries.net',
    });
  });

  it('sends from IPv4 where it has both', () => {
    expect(from(0, 'google').clientIp).toBe('209.85.220.41');
  });

  it('sends from IPv6 where it has nothing else, and never from a host that only receives', () => {
    const six = site(
      'six',
      ['six.org'],
      [host('in.six.org', ['192.0.2.1'], { sends: false }), host('out.six.org', ['2001:db8::6'])],
    );
    const sent = compose(draft(text(), { site: 'six' }), { id: 'd1', world: world({ sites: [six] }), originIndex: 0 });
    expect(sent.clientIp).toBe('2001:db8::6');
  });
});

const signing = (domain: string) => [{ domain, selector: 's1', privateKey: PRIVATE_KEY }];

const verify = async (raw: Buffer, domain: string) => {
  const resolver = async (name: string, type: string) => {
    if (name === `s1._domainkey.${domain}` && type === 'TXT') return [[KEY_RECORD]];
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  };
  const { results } = await dkimVerify(raw, { resolver, strict: true });
  return results.map((one) => [one.signingDomain, one.status.result]);
};

const signed = (content: Content, domain: string, more: Partial<Draft> = {}) =>
  written(content, { site: 'google', ...more }, world({ sites: [{ ...GMAIL, signing: signing(domain) }, VENDOR] }));

describe('DKIM', () => {
  const messages: readonly { name: string; content: Text }[] = [
    { name: 'a plain message', content: text() },
    { name: 'trailing blanks and empty lines, which relaxed drops', content: text({ text: 'a \t b \n \n\n\n' }) },
    { name: 'an empty body', content: text({ text: '' }) },
    { name: 'foreign letters', content: text({ subject: 'Müller & Söhne '.repeat(9), text: 'für\n' }) },
  ];
  it.each(messages)('verifies: $name', async ({ content }) => {
    expect(await verify(signed(content, 'acme.org'), 'acme.org')).toEqual([['acme.org', 'pass']]);
  });

  it('fails once a signed field was changed', async () => {
    const raw = signed(text(), 'acme.org').toString('latin1').replace('Subject: Library Notice', 'Subject: Other');
    expect(await verify(Buffer.from(raw, 'latin1'), 'acme.org')).toEqual([['acme.org', 'fail']]);
  });

  it('signs the fields that say who answers whom', () => {
    const [signature] = field(
      signed(text({ headers: { 'In-Reply-To': '<a@b.org>', 'Auto-Submitted': 'auto-replied' } }), 'acme.org'),
      'DKIM-Signature',
    );
    const list = /;h=([^;]*)/.exec(signature?.replace(/\s+/g, '') ?? '')?.[1]?.split(':') ?? [];
    expect(list).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'reply-to',
        'in-reply-to',
        'auto-submitted',
      ]),
    );
  });

  it('signs a subdomain’s From with the parent’s key', () => {
    const content = text({ from: { name: '', address: 'x@lib.acme.org' } });
    expect(names(signed(content, 'acme.org'))[0]).toBe('DKIM-Signature');
  });

  it.each([
    ['another domain', 'other.org'],
    ['a domain that only ends alike', 'me.org'],
    ['a subdomain of From’s domain', 'lib.acme.org'],
  ])('does not sign with the key of %s', (_, domain) => {
    expect(names(signed(text(), domain))).not.toContain('DKIM-Signature');
  });

  it('signs with the nearest of two keys that fit', () => {
    const content = text({ from: { name: '', address: 'x@lib.acme.org' } });
    const keys = [...signing('acme.org'), ...signing('lib.acme.org')];
    const raw = written(content, { site: 'google' }, world({ sites: [{ ...GMAIL, signing: keys }] }));
    expect(field(raw, 'DKIM-Signature')[0]).toMatch(/\bd=lib\.acme\.org;/);
  });

  it('signs what it relays and changes nothing else of it', () => {
    const raw = written(text());
    const relayed = signed({ kind: 'bytes', raw }, 'acme.org');
    expect(names(relayed)[0]).toBe('DKIM-Signature');
    expect(relayed.subarray(relayed.length - raw.length)).toEqual(raw);
  });

  it('passes on what it has no key for, octet for octet', () => {
    const raw = Buffer.from('From: a@b.org\r\nX: \xff\r\n\r\n\x80\r\n', 'latin1');
    expect(written({ kind: 'bytes', raw })).toEqual(raw);
  });

  it('leaves a message with two From fields unsigned', () => {
    const raw = Buffer.from('From: a@acme.org\r\nFrom: b@acme.org\r\n\r\nx\r\n');
    expect(signed({ kind: 'bytes', raw }, 'acme.org')).toEqual(raw);
  });
});

describe('what a site that seals passes on', () => {
  const RAW = Buffer.from('Authentication-Results: mx.gmail.com; spf=pass\r\nFrom: Library@acme.org\r\n\r\nbody\r\n');
  const seals = { domain: 'google.com', selector: 'arc', privateKey: PRIVATE_KEY };
  const sealing = world({ sites: [site('google', ['gmail.com'], [host('mx.gmail.com', ['192.0.2.1'])], { seals })] });
  const passedOn = { kind: 'bytes', raw: RAW, forwardedBy: 'j_doe@gmail.com' } as const;

  it.each([
    [
      'a forward of it',
      { ...passedOn, arc: 'none' },
      sealing,
      ['ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results'],
      'RFC 8617 section 5.1',
    ],
    [
      'a forward nobody looked at first',
      passedOn,
      sealing,
      ['Authentication-Results', 'From'],
      'there is nothing to vouch for',
    ],
    [
      'a forward of a site without a key',
      { ...passedOn, arc: 'none' },
      world(),
      ['Authentication-Results', 'From'],
      'a plain .forward seals nothing',
    ],
  ] as const)('%s', (...[, content, where, expected]) => {
    expect(names(written(content, { site: 'google' }, where)).slice(0, expected.length)).toEqual(expected);
  });

  it('is not what is written there', () => {
    expect(names(written(text(), { site: 'google' }, sealing))).not.toContain('ARC-Seal');
  });
});
