import { describe, expect, it } from 'vitest';
import { tryScenario } from './played.ts';

/** One notice of the catalogue's to a patron whose record has this in its e-mail field. */
async function noticeTo(address: string, more = '') {
  const text = `id: x
title: X
acts: [c2]
people: [{ name: Ann, address: ${JSON.stringify(address)}, loan: { item: A book, due: 2026-10-05 } }]
${more}`;
  const { report, mistakes } = await tryScenario(text);
  if (report === null) throw new Error(JSON.stringify(mistakes, null, 2));
  const notice = report.flows.find(({ flow }) => flow === 'notice');
  const bounce = report.flows.find(({ flow }) => flow === 'bounce');
  const slip = report.findings.find(({ code }) => code === 'unusable-address');
  return { fate: notice?.fate, rule: notice?.rule, reason: notice?.reason ?? '', bounce, slip, report };
}

const AT_HARBOR = 'harbor-hardware.example';

describe('an address that is odd and legal', () => {
  it.each([
    { address: `"john doe"@${AT_HARBOR}`, because: 'RFC 5321 section 4.1.2, Quoted-string' },
    { address: `"a@b"@${AT_HARBOR}`, because: 'the same' },
    { address: `"a\\"b"@${AT_HARBOR}`, because: 'the same, Quoted-pair' },
    {
      address: `user%other.example@${AT_HARBOR}`,
      because: 'RFC 5321 section 4.1.2: a percent sign is a letter like another',
    },
    { address: `other.example!user@${AT_HARBOR}`, because: 'so is an exclamation mark' },
    { address: `ann+books@${AT_HARBOR}`, because: 'so is a plus sign' },
    { address: `${'x'.repeat(64)}@${AT_HARBOR}`, because: 'RFC 5321 section 4.5.3.1.1: 64 octets' },
    { address: `ann@${AT_HARBOR.toUpperCase()}`, because: 'domains have no case' },
  ])('$address arrives, and its answer too: $because', async ({ address }) => {
    const { fate, report } = await noticeTo(address);
    expect(fate).toBe('inbox');
    expect(report.flows.find(({ flow }) => flow === 'reply')).toMatchObject({ fate: 'inbox' });
    expect(report.flows.filter(({ assumed }) => assumed)).toEqual([]);
  });

  it.each([
    { address: `ann@${AT_HARBOR} `, because: 'one was typed behind it' },
    { address: `  ann@${AT_HARBOR}`, because: 'or before it' },
    { address: `\u00a0ann@${AT_HARBOR}\u00a0`, because: 'or copied, where it does not break' },
  ])('arrives with blanks around it, assumed, since no document says so: $because', async ({ address }) => {
    const { fate, reason, report } = await noticeTo(address);
    expect(fate).toBe('inbox');
    expect(reason).toContain('Assumed: the catalogue leaves out the blanks');
    expect(report.flows.filter(({ assumed }) => assumed).map(({ flow }) => flow)).toEqual(['notice']);
  });

  it.each(['ann@b\u00fccherei.example', 'ann@xn--bcherei-n2a.example', 'ann@B\u00dcCHEREI.example'])(
    '%s is asked for under its A-label (RFC 5890 section 2.3.2.4)',
    async (address) => {
      const zones = 'zones: |\n  xn--bcherei-n2a.example NXDOMAIN\n';
      expect(await noticeTo(address, zones)).toMatchObject({ fate: 'rejected', rule: 'cybertools#no-such-domain' });
    },
  );

  it('an address literal is routed to that address (RFC 5321 section 4.1.3), where nobody answers', async () => {
    expect(await noticeTo('ann@[192.0.2.99]')).toMatchObject({ fate: 'expired', rule: 'cybertools#queue-lifetime' });
  });
});

describe('something that is no address', () => {
  const odd = [
    { address: `a@${AT_HARBOR}; b@gmail.com`, slip: 'several-addresses', mend: 'Keep one address' },
    { address: `a@${AT_HARBOR}, b@gmail.com`, slip: 'several-addresses', mend: 'Keep one address' },
    { address: `Ann <ann@${AT_HARBOR}>`, slip: 'display-name', mend: 'between the angle brackets' },
    { address: `mailto:ann@${AT_HARBOR}`, slip: 'mailto', mend: 'Take mailto: away' },
    { address: `\u200bann@${AT_HARBOR}`, slip: 'invisible-character', mend: 'type it anew' },
    { address: 'ann@harbor\u200b-hardware.example', slip: 'invisible-character', mend: 'type it anew' },
    { address: `ann@@${AT_HARBOR}`, slip: 'two-ats', mend: 'one @ only' },
    { address: `ann.${AT_HARBOR}`, slip: 'no-at', mend: 'leave the field empty' },
    { address: 'postmaster', slip: 'no-at', mend: 'leave the field empty' },
    { address: 'ann@harbor-hardware,example', slip: 'comma-for-dot', mend: 'dot for the comma' },
    { address: `ann smith@${AT_HARBOR}`, slip: 'space', mend: 'Take the space out' },
    { address: `j\u00e9r\u00f4me@${AT_HARBOR}`, slip: 'beyond-ascii', mend: 'another address' },
    { address: `ann.@${AT_HARBOR}`, slip: 'other', mend: 'one name, one @' },
    { address: `${'x'.repeat(65)}@${AT_HARBOR}`, slip: 'other', mend: 'one name, one @' },
    { address: `ann@${AT_HARBOR}.`, slip: 'other', mend: 'one name, one @' },
    { address: `@${AT_HARBOR}`, slip: 'other', mend: 'one name, one @' },
  ];

  it.each(odd)('$address is never sent, assumed, and the finding says what to do', async ({ address, slip, mend }) => {
    const notice = await noticeTo(address);
    expect(notice).toMatchObject({ fate: 'never-sent', rule: 'cybertools#bad-address' });
    expect(notice.reason).toContain('Assumed');
    expect(notice.slip).toMatchObject({ facts: { slip, addresses: [address] } });
    expect(notice.slip?.mend).toContain(mend);
  });

  it('is sent back by the catalogue’s own mail queue where the scenario has it handed over', async () => {
    const queued = 'sender: { Unusable addresses: queued }\n';
    const { fate, rule, reason, bounce, slip, report } = await noticeTo(`a@${AT_HARBOR}; b@gmail.com`, queued);
    expect({ fate, rule }).toEqual({ fate: 'rejected', rule: 'cybertools#bad-address' });
    // RFC 3463 section 3.2: X.1.3, bad destination mailbox address syntax.
    expect(reason).toContain('553 5.1.3');
    expect(reason).toContain('Two or more addresses');
    // The report about it goes to MAIL FROM, which is the vendor's Do.Not.Reply.
    expect(bounce?.fate).toBe('read-by-nobody');
    expect(slip).toMatchObject({ facts: { slip: 'several-addresses' } });
    expect(report.ils.map(({ status }) => status)).toEqual(['listed in Notices Report']);
  });

  it('is sent back too where the library’s server relays', async () => {
    const relayed = `sender:
  Unusable addresses: queued
  The E-mail Server allows cybertoolsforlibraries.net to relay: TRUE
  "The above e-mail addresses' e-mail server DNS TXT records": n/a
`;
    expect(await noticeTo('Ann <ann@gmail.com>', relayed)).toMatchObject({ rule: 'cybertools#bad-address' });
  });

  it('of two kinds gives a finding for each', async () => {
    const { report } = await tryScenario(`id: x
title: X
acts: [c2]
people:
  - { name: Ann, address: "mailto:a@b.example", loan: { item: A, due: 2026-10-05 } }
  - { name: Bob, address: none, loan: { item: B, due: 2026-10-05 } }
  - { name: Cid, address: "mailto:c@b.example", loan: { item: C, due: 2026-10-05 } }
`);
    const found = report?.findings.filter(({ code }) => code === 'unusable-address').map(({ facts }) => facts);
    expect(found).toEqual([
      { people: ['Ann', 'Cid'], acts: ['c2'], addresses: ['mailto:a@b.example', 'mailto:c@b.example'], slip: 'mailto' },
      { people: ['Bob'], acts: ['c2'], addresses: ['none'], slip: 'no-at' },
    ]);
  });
});
