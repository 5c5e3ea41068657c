import { expect, it } from 'vitest';
import { makeMasker } from '../../../harness/standards/mask/masker.ts';
import { pseudonymsFor } from '../../../harness/standards/mask/pseudonyms.ts';
import type { Owner } from '../../../harness/standards/mask/secrets.ts';

/** The same numbers in every run (Numerical Recipes' generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor(state / 65536) % below;
  };
}

/** Names, words of mail, labels of domains, pseudonyms, digits, letters beyond ASCII: whatever may be taken for another. */
const PIECES =
  'ann lo pez kim zoë x 7 42 ok ü O maria li 10 me doe mail acme gmail patron a 1984 com re ž to from library'.split(
    ' ',
  );
const SIGNS = ['.', '_', '-', '+', '', '', "'", '='];
const DOMAINS = ['gmail.com', 'yahoo.com', 'acme.org', 'fwd.example', 'bücher.example', 'maria.li', 'x.y.example'];

type Writing = (local: string, domain: string) => string;

/** How an address is written; each is looked for in the result as it is. */
const WRITINGS: readonly Writing[] = [
  (local, domain) => `<${local}@${domain}>`,
  (local, domain) => `<"${local}"@${domain}>`,
  (local, domain) => `bounces+${local}=${domain}@lists.example`,
  (local, domain) => `SRS0=aB3+=IY=${domain}=${local}@fwd.example`,
  (local, domain) => `SRS1=aB3+=one.example==Xy/z=IY=${domain}=${local}@fwd.example`,
  (local, domain) => `x+caf_=${local}=${domain}@gmail.com`,
  (local, domain) => `<${local}+caf_=x=y.example@${domain}>`,
  (local, domain) => `https://spf.example/why?s=${encodeURIComponent(`${local}@${domain}`)}`,
  (local) => `${local}.l._spf.acme.org`,
  (local) => `${local.split('.').toReversed().join('.')}.r._spf.acme.org`,
  (local, domain) => `=?utf-8?B?${Buffer.from(`for ${local}@${domain}`).toString('base64')}?=`,
];

it('shows nobody and stays as it is, whatever addresses are made up and however they are written', () => {
  const next = numbers(20261103);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const local = (): string =>
    Array.from({ length: 1 + next(3) }, () => pick(PIECES)).reduce((before, piece) => before + pick(SIGNS) + piece);
  for (let round = 0; round < 3000; round += 1) {
    const people = Array.from({ length: 1 + next(4) }, () => ({ local: local(), domain: pick(DOMAINS) }));
    const owners = people.map((one, index): Owner => {
      return { kind: 'patron', name: `J. Person${index}`, typed: [`${one.local}@${one.domain}`] };
    });
    const { text: mask } = makeMasker({
      ...pseudonymsFor(owners, []),
      kept: new Set(['library@city.example']),
      hosts: new Set(['acme.org', 'mail.acme.org']),
      titles: [],
    });
    const who = pick(people);
    const written = pick(WRITINGS)(next(3) > 0 ? who.local : who.local.toUpperCase(), who.domain);
    const text = `RCPT TO ${written}; 250 2.0.0 OK for Library@city.example by mail.acme.org`;
    const masked = mask(text);
    const about = `${people.map((one) => `${one.local}@${one.domain}`).join(', ')}: ${text} => ${masked}`;
    expect(masked, about).not.toContain(written);
    expect(mask(masked), about).toBe(masked);
    expect(
      masked.startsWith('RCPT TO ') && masked.endsWith('; 250 2.0.0 OK for Library@city.example by mail.acme.org'),
      about,
    ).toBe(true);
    // Whoever reads it must still see where it went; macros of SPF and encodings leave the domain out or write it otherwise.
    expect(masked, about).toContain(/^(?:<|bounces|SRS|x\+caf)/.test(written) ? who.domain : '');
  }
});
