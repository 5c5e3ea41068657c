import { describe, expect, it } from 'vitest';
import type { Forward, Mailbox } from '../../harness/model/people.ts';
import { cafSender, isCafAddress } from '../../harness/standards/forwarding/caf.ts';
import { destinationOf } from '../../harness/standards/forwarding/destination.ts';
import { srsReturn, srsSender } from '../../harness/standards/forwarding/srs.ts';
import { mailbox } from '../sender/world.ts';

const AT = Date.UTC(2026, 10, 3);
const SRS0 = srsSender('Library@acme.org', 'one.example', AT);
const SRS1 = srsSender(SRS0, 'two.example', AT);

describe('the Sender Rewriting Scheme', () => {
  it('puts hash, days, domain and user into an address of the forwarder', () => {
    expect(SRS0).toMatch(/^SRS0=[A-Za-z0-9+/]{4}=[A-Z2-7]{2}=acme\.org=Library@one\.example$/);
  });

  it('counts the days since 1970 modulo 1024 in two letters of base 32', () => {
    // 3 November 2026 is day 20760, 20760 modulo 1024 is 280, that is 8 times 32 and 24: I and Y.
    expect(SRS0.split('=')[2]).toBe('IY');
  });

  it('leads from a second forwarder straight to the first', () => {
    expect(SRS1).toMatch(/^SRS1=[A-Za-z0-9+/]{4}=one\.example==.{4}=IY=acme\.org=Library@two\.example$/);
    expect(srsReturn(SRS1)).toBe(SRS0);
  });

  it('does not grow at a third: the first stays named', () => {
    const third = srsSender(SRS1, 'three.example', AT);
    expect(third).toMatch(/^SRS1=.{4}=one\.example==/);
    expect(srsReturn(third)).toBe(SRS0);
  });

  it.each([
    ['', 'the null sender has no domain to be rewritten (RFC 5321 section 4.5.5)'],
    ['somebody@one.example', 'SPF of its own domain permits the forwarder as it is'],
  ])('leaves %j: %s', (sender) => {
    expect(srsSender(sender, 'one.example', AT)).toBe(sender);
  });

  const addresses: readonly (readonly [address: string, sender: string | null, because: string])[] = [
    [SRS0, 'Library@acme.org', 'what it made'],
    [SRS0.toLowerCase(), 'library@acme.org', 'a mail system on the way changed the case'],
    [SRS0.replace('acme.org', 'evil.example'), null, 'the hash is of another domain: it would be an open relay'],
    [SRS0.replace('one.example', 'two.example'), null, 'another forwarder made it'],
    [SRS1.replace('one.example', 'evil.example'), null, 'the same for the second form'],
    ['somebody@one.example', null, 'an ordinary address'],
  ];
  it.each(addresses)('takes %s apart to %s: %s', (address, sender, _because) => {
    expect(srsReturn(address)).toBe(sender);
  });

  it('is the same in every run, and another at every forwarder', () => {
    expect(srsSender('Library@acme.org', 'one.example', AT)).toBe(SRS0);
    expect(srsSender('Library@acme.org', 'two.example', AT).split('=')[1]).not.toBe(SRS0.split('=')[1]);
  });
});

describe('Gmail’s envelope', () => {
  it('has the form of real bounces', () => {
    const sender = cafSender('library@acmelibrary.org', 'library@acme.org');
    expect(sender).toBe('library+caf_=library=acme.org@acmelibrary.org');
    expect(isCafAddress(sender)).toBe(true);
    expect(isCafAddress('library+holds@acmelibrary.org')).toBe(false);
  });
});

const FORWARD: Forward = {
  to: 'x@far.example',
  by: 'srs',
  confirmed: true,
  keepsCopy: false,
  altersBody: false,
  nullSender: 'kept',
};
const box = (address: string, forward: Forward | null): [string, Mailbox] => [
  address,
  mailbox(address, 'one', { kind: 'nobody' }, { forward }),
];
const MAILBOXES = new Map([
  box('kim@one.example', FORWARD),
  box('waits@one.example', { ...FORWARD, confirmed: false }),
  box('a+b@one.example', null),
  box('plain@two.example', { ...FORWARD, by: 'plain' }),
]);

describe('what stands behind an address', () => {
  it.each([
    ['kim@one.example', 'kim@one.example', true, 'the mailbox itself'],
    ['KIM@One.Example', 'kim@one.example', true, 'letter case does not matter'],
    ['kim+holds@one.example', 'kim@one.example', true, 'a sub-address is the user’s (RFC 5233)'],
    ['kim+caf_=x=far.example@one.example', 'kim@one.example', false, 'a report about a forward is not passed on again'],
    ['waits@one.example', 'waits@one.example', false, 'nobody confirmed it'],
    ['a+b@one.example', 'a+b@one.example', false, 'a mailbox that is really called so'],
  ])('%s is the mailbox %s, passed on: %s (%s)', (address, found, passedOn) => {
    expect(destinationOf(MAILBOXES, address)).toMatchObject({ kind: 'mailbox', mailbox: { address: found } });
    const destination = destinationOf(MAILBOXES, address);
    expect(destination.kind === 'mailbox' && destination.onward !== null).toBe(passedOn);
  });

  it('is the first sender, for an address that a forwarder there made', () => {
    expect(destinationOf(MAILBOXES, SRS0)).toEqual({ kind: 'returning', sender: 'Library@acme.org' });
  });

  it.each([
    ['nobody@one.example', 'no such mailbox'],
    ['nobody+x@one.example', 'nor a sub-address of one'],
    [SRS0.replace('Library', 'Other'), 'a forged address'],
    [srsSender('Library@acme.org', 'two.example', AT), 'a domain whose only forwarder does not rewrite'],
  ])('is nothing for %s: %s', (address) => {
    expect(destinationOf(MAILBOXES, address)).toEqual({ kind: 'none' });
  });
});

describe('an address with a domain beyond ASCII', () => {
  const one = mailbox('info@xn--bcherei-n2a.example', 'library', { kind: 'library' });
  const known = new Map([[one.address, one]]);

  it.each([
    'info@bücherei.example',
    'Info@BÜCHEREI.example',
    'info+x@bücherei.example',
    'info@xn--bcherei-n2a.example',
  ])('%s leads to the mailbox however it is written (RFC 5890 section 2.3.2.4)', (address) => {
    expect(destinationOf(known, address)).toMatchObject({ kind: 'mailbox', mailbox: one });
  });
});
