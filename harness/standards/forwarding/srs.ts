import { createHmac } from 'node:crypto';
import type { Instant } from '../../model/dns.ts';
import { domainOf, localPartOf } from '../address.ts';

/*
 * The Sender Rewriting Scheme is no RFC: its forms are those of M. Weng's paper of 2003, which libsrs2 and postsrsd
 * write. A forwarder takes the envelope into its own domain, and what comes back there goes on to the first sender.
 *
 *   SRS0=hash=days=domain=user@forwarder              the first forwarder
 *   SRS1=hash=first==hash=days=domain=user@second     every further one: it leads straight back to the first
 */

const SRS0 = /^SRS0[=+-]([^=]{4})=([A-Z2-7]{2})=([^=]+)=(.+)$/is;
const SRS1 = /^SRS1[=+-]([^=]{4})=([^=]+)=([=+-].+)$/is;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const DAY = 24 * 60 * 60 * 1000;
const HASH_LENGTH = 4;

/** Every forwarder has a secret of its own; here its domain stands for it, so that two runs give the same address. */
function hash(forwarder: string, parts: readonly string[]): string {
  const text = parts.join('').toLowerCase();
  return createHmac('sha1', `srs ${forwarder}`).update(text).digest('base64').slice(0, HASH_LENGTH);
}

/** Days since 1970 of 1024, in two letters. */
function daysOf(at: Instant): string {
  const days = Math.floor(at / DAY) % 1024;
  return `${BASE32.charAt(days >> 5)}${BASE32.charAt(days & 31)}`;
}

/**
 * The envelope sender with which a forwarder passes mail on. The null sender stays null, and so does an address of the
 * forwarder's own domain, for which its SPF record speaks already.
 */
export function srsSender(sender: string, forwarder: string, at: Instant): string {
  const domain = domainOf(sender);
  if (domain === '' || domain === forwarder) return sender;
  const local = localPartOf(sender);
  const again = SRS1.exec(local);
  const [first, rest] = again === null ? [domain, local.slice('SRS0'.length)] : [again[2] ?? '', again[3] ?? ''];
  if (again !== null || SRS0.test(local)) return `SRS1=${hash(forwarder, [first, rest])}=${first}=${rest}@${forwarder}`;
  const days = daysOf(at);
  return `SRS0=${hash(forwarder, [days, domain, local])}=${days}=${domain}=${local}@${forwarder}`;
}

/**
 * Whom mail to a rewritten address is really for; null where it is no such address, or not one that this forwarder made
 * (its hash is wrong). Its age is not looked at: nothing waits in a queue for the weeks that forwarders allow.
 */
export function srsReturn(address: string): string | null {
  const forwarder = domainOf(address);
  const local = localPartOf(address);
  const [, said = '', days = '', domain = '', user = ''] = SRS0.exec(local) ?? [];
  if (user !== '') return same(said, hash(forwarder, [days, domain, user])) ? `${user}@${domain}` : null;
  const [, saidFirst = '', first = '', rest = ''] = SRS1.exec(local) ?? [];
  if (rest === '' || !same(saidFirst, hash(forwarder, [first, rest]))) return null;
  return `SRS0${rest}@${first}`;
}

/** Mail systems on the way may have changed the case of a local part. */
function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
