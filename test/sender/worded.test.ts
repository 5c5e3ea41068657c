import { describe, expect, it } from 'vitest';
import type { NoticeWording } from '../../harness/model/wording.ts';
import { compose } from '../../harness/sender/compose.ts';
import { identityOf } from '../../harness/sender/identity.ts';
import { noticeDraft } from '../../harness/sender/notice.ts';
import { worded } from '../../harness/sender/worded.ts';
import { fieldsNamed, headerLength, parseHeader } from '../../harness/standards/header.ts';
import { AT, PROPERTIES, world } from './world.ts';

/** A notice as it goes into DATA, under a wording. */
function written(wording: NoticeWording, text = 'Please send all replies to Library@acme.org\n\nDue: 10/05/26\n') {
  const base = world();
  if (base.sender.kind !== 'cybertools') throw new Error('another catalogue');
  const sender = { ...base.sender, properties: { ...PROPERTIES }, wording };
  const input = {
    act: 'c2',
    person: 'J. Doe',
    to: 'j@gmail.com',
    at: AT,
    wording: { subject: 'Library Notice', text },
  };
  const where = { ...base, sender };
  const { raw } = compose(worded(noticeDraft(sender, identityOf(sender), input), where), {
    id: 'd1',
    world: where,
    originIndex: 0,
  });
  const value = (name: string) => fieldsNamed(parseHeader(raw), name)[0]?.value ?? null;
  return { raw, value, body: raw.toString('utf8', headerLength(raw)).trim().replaceAll('\r\n', '\n') };
}

describe('a notice that the library words otherwise', () => {
  it('is the catalogue’s own where nothing is written', () => {
    const { value, body } = written({});
    expect(value('Subject')).toBe('Library Notice');
    expect(body).toBe('Please send all replies to Library@acme.org\n\nDue: 10/05/26');
  });

  it('has its subject, or none', () => {
    expect(written({ subject: 'News' }).value('Subject')).toBe('News');
    expect(written({ subject: '' }).value('Subject')).toBe('');
  });

  it('has the line for replies once, or not at all', () => {
    expect(written({ replyLine: true }).body).toBe('Please send all replies to Library@acme.org\n\nDue: 10/05/26');
    expect(written({ replyLine: true }, 'Due\n').body).toBe('Please send all replies to Library@acme.org\n\nDue');
    expect(written({ replyLine: false }).body).toBe('Due: 10/05/26');
  });

  it('has the parts of the footer in their order, and nothing for none', () => {
    expect(written({ replyLine: false, footer: [] }).body).toBe('Due: 10/05/26');
    const { body } = written({ replyLine: false, footer: ['why', 'address'] });
    expect(body).toMatch(/^Due: 10\/05\/26\n\nYou receive .*\nWrite to us: Library@acme\.org$/);
  });

  it('has further fields, and a clock and an id of its own', () => {
    const { value } = written({
      headers: { 'Auto-Submitted': 'auto-generated' },
      clockAhead: -3600,
      messageIdDomain: 'localhost',
    });
    expect(value('Auto-Submitted')).toBe('auto-generated');
    expect(value('Date')).toBe('Tue, 03 Nov 2026 00:05:00 -0600');
    expect(value('Message-ID')).toMatch(/@localhost>$/);
  });

  it('goes out as bare octets where it is not encoded, without MIME', () => {
    const { raw, value } = written({ subject: 'Fällig', encoded: false }, 'Núñez\n');
    expect(raw.includes(Buffer.from('Subject: Fällig\r\n'))).toBe(true);
    expect(raw.includes(Buffer.from('\r\n\r\nNúñez\r\n'))).toBe(true);
    expect([value('MIME-Version'), value('Content-Type'), value('Content-Transfer-Encoding')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
