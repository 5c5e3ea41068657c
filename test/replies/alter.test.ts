import { describe, expect, it } from 'vitest';
import type { Alteration } from '../../harness/model/receiver.ts';
import { alter } from '../../harness/replies/alter.ts';
import { login } from '../receiver/facts.ts';
import { site as plainSite } from '../sender/world.ts';

const RAW = Buffer.from('Date: x\r\nFrom: Acme <library@acme.org>\r\nTo: a@b.example\r\n\r\nFrom: body\r\n');
const PASSING = { mailFrom: 'library@acme.org', to: 'a@b.example', raw: RAW, at: 1000 };
const ACCOUNT = login('accepted', { user: 'acme@gmail.com', addresses: ['*@acme.org', 'acme@gmail.com'] });

function altered(alterations: readonly Alteration[], lastMinute = 0, messagesPerMinute = 30) {
  const site = plainSite('gmail-smtp', [], []);
  return alter(PASSING, alterations, { login: { ...ACCOUNT, lastMinute }, messagesPerMinute, ses: null, site });
}

describe('what a host alters on the way', () => {
  it('is nothing where its row says nothing', () => {
    expect(altered([])).toEqual(PASSING);
  });

  it('From becomes the account’s own address, and the old one is kept beside it; the body stays', () => {
    expect(altered(['from-becomes-account']).raw.toString()).toBe(
      'Date: x\r\nFrom: acme@gmail.com\r\nX-Google-Original-From: Acme <library@acme.org>\r\nTo: a@b.example\r\n\r\nFrom: body\r\n',
    );
  });

  it('MAIL FROM becomes the account’s own address, and not a pattern', () => {
    expect(altered(['mail-from-becomes-account'])).toEqual({ ...PASSING, mailFrom: 'acme@gmail.com' });
  });

  it('a line is added behind the body, and the header stays (RFC 6376 section 3.7 hashes every line of the body)', () => {
    const { raw } = altered(['disclaimer']);
    expect(raw.subarray(0, RAW.length).equals(RAW)).toBe(true);
    expect(raw.subarray(RAW.length).toString()).toMatch(/^-- \r\n.+\r\n$/);
  });

  it.each([
    [29, 0],
    [30, 1],
    [59, 1],
    [75, 2],
  ])('after %i messages within the minute it leaves %i minutes later', (lastMinute, minutes) => {
    expect(altered(['held-over'], lastMinute).at).toBe(1000 + minutes * 60_000);
  });

  it('without a limit nothing is held over', () => {
    expect(altered(['held-over'], 75, 0).at).toBe(1000);
  });
});
