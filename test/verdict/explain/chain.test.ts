import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../../harness/model/fault.ts';
import type { Act } from '../../../harness/model/scenario.ts';
import { explain } from '../../../harness/verdict/explain.ts';
import * as given from '../evidence.ts';
import { EVERYTHING, explained, MEANS, onlyFlow } from './explained.ts';

const LIBRARY = { mailFrom: 'Library@acme.example', header: 'Library@acme.example', replyTo: 'Library@acme.example' };
const SMARTHOST = { kind: 'smarthost', host: 'mail.acme.example' } as const;

describe('a notice that was never sent', () => {
  const key = { flow: 'notice', person: 'Ann', act: 'c2' } as const;
  const silence = { key, reason: 'There is no address', rule: 'catalogue#no-address', fate: 'never-sent' } as const;
  const flow = onlyFlow(
    given.evidence(given.world(), {
      records: [],
      intents: [{ person: 'Ann', act: 'c2', to: '' }],
      silences: [silence],
    }),
  );

  it('has no delivery, the catalogue’s own rule, and what was meant all the same', () => {
    const [variant] = flow.variants;
    expect(variant).toMatchObject({ fate: 'never-sent', rule: 'catalogue#no-address', deliveries: [], before: [] });
    expect(variant?.reason).toBe('There is no address.');
    expect(flow.meant[0]).toMatch(/^At 2026-11-02 09:00 \(c2\) the nightly job of Catalogue looked at the loan of Ann/);
  });

  it('says why no report comes back: nothing was sent that could', () => {
    expect(flow.variants[0]?.consequences).toEqual([
      {
        flow: 'bounce',
        fate: 'not-applicable',
        to: '',
        reason: 'Nothing was sent, so nothing came back.',
        deliveries: [],
      },
    ]);
  });

  it('brings the finding that speaks of it, with mend and actor', () => {
    expect(flow.findings.map(({ code, actor }) => [code, actor])).toEqual([['patron-without-address', 'library']]);
  });
});

describe('a notice that expired', () => {
  const records = [given.notice({ outcome: 'defer', end: { kind: 'expired' }, putOff: 3 }), given.bounce()];
  const flow = onlyFlow(given.evidence(given.world(), { records }), { flow: 'notice' });
  const [delivery] = flow.variants[0]?.deliveries ?? [];

  it('tells all attempts, and the evidence only once where they went alike', () => {
    expect(delivery?.attempts.map(({ number, sameAs, evidence }) => [number, sameAs, evidence !== null])).toEqual([
      [1, null, true],
      [2, 1, false],
      [3, 1, false],
      [4, 1, false],
    ]);
  });

  it('tells the queue that gave up: its waits, its lifetime, and that they are assumed', () => {
    expect(delivery?.rule).toBe('vendor#queue-lifetime');
    expect(delivery?.queue).toMatchObject({ retryAfter: [900], lifetime: 432_000, assumed: true });
  });

  it('tells the evidence again once an attempt goes otherwise', () => {
    const healed = given.notice({ putOff: 1 });
    const { variants } = onlyFlow(given.evidence(given.world(), { records: [healed] }), { flow: 'notice' });
    expect(variants[0]?.deliveries[0]?.attempts.map(({ sameAs }) => sameAs)).toEqual([null, null]);
  });
});

describe('a relay', () => {
  const first = given.notice({ id: 'd1', server: 'acme', outcome: 'relay', from: LIBRARY, route: SMARTHOST });
  const second = given.record({
    id: 'd2',
    flow: 'notice',
    causedBy: 'd1',
    to: 'ann@free.example',
    site: 'acme',
    from: LIBRARY,
    outcome: 'spam',
    content: { kind: 'bytes', raw: Buffer.from('From: Library@acme.example\r\n\r\n') },
  });
  const flow = onlyFlow(given.evidence(given.world(), { records: [first, second] }));
  const deliveries = flow.variants[0]?.deliveries ?? [];

  it('makes a chain of two deliveries, each with what caused it', () => {
    expect(deliveries.map(({ id, causedBy, sender }) => [id, causedBy, sender])).toEqual([
      ['d1', 'c2', 'The vendor site'],
      ['d2', 'd1', 'The acme site'],
    ]);
  });

  it('tells how each found its next host, and how each ended', () => {
    expect(deliveries.map(({ route }) => route)).toEqual([
      'handed to the server mail.acme.example',
      'by the mail servers of free.example',
    ]);
    expect(deliveries[0]?.end).toBe('The acme site took it and passed it on.');
    expect(deliveries[1]?.end).toMatch(/filed it as spam/);
  });
});

describe('a report', () => {
  const report = {
    reportingMta: 'h0.vendor.example',
    from: 'mailer-daemon@vendor.example',
    to: 'Do.Not.Reply@vendor.example',
    finalRecipient: 'ann@free.example',
    action: 'failed',
    status: '5.1.1',
    diagnostic: { code: 550, enhanced: '5.1.1', text: 'No such user' },
    remoteMta: 'h0.free.example',
    arrival: given.START,
    lastAttempt: given.START,
    returned: Buffer.from(''),
  } as const;
  const records = [given.notice({ outcome: 'reject' }), given.bounce({ content: { kind: 'dsn', report } })];
  const story = given.evidence(given.world(), { records });

  it('tells what it says, and the notice that led to it', () => {
    const [variant] = onlyFlow(story, { flow: 'bounce' }).variants;
    expect(variant?.before.map(({ id, flow, rule }) => [id, flow, rule])).toEqual([['d1', 'notice', 'free-mx#reject']]);
    expect(variant?.deliveries[0]?.report).toEqual({
      reportingMta: 'h0.vendor.example',
      finalRecipient: 'ann@free.example',
      status: '5.1.1',
      diagnostic: '550 5.1.1 No such user',
    });
  });

  it('is what came of the notice', () => {
    const [variant] = onlyFlow(story, { flow: 'notice' }).variants;
    expect(variant?.consequences.map(({ flow, fate, deliveries }) => [flow, fate, deliveries])).toEqual([
      ['bounce', 'read-by-nobody', ['d2']],
    ]);
  });

  it('speaks of its own findings only: what concerns the notice is told with the notice', () => {
    const codes = onlyFlow(story, { flow: 'bounce' }).findings.map(({ code }) => code);
    expect(codes).toContain('bounces-unread');
    const properties = given.world({ properties: { dnsRecords: 'n/a' } });
    const odd = given.evidence(properties, { records });
    expect(onlyFlow(odd, { flow: 'notice' }).findings.map(({ code }) => code)).toContain('properties-contradict');
    expect(onlyFlow(odd, { flow: 'bounce' }).findings.map(({ code }) => code)).not.toContain('properties-contradict');
  });
});

describe('timelines', () => {
  const refused = { records: [given.notice({ outcome: 'reject', clientIp: given.OTHER_VENDOR_IP })] };

  it('are told apart where they end otherwise, the worse one first', () => {
    const { variants } = onlyFlow(given.evidence(given.world(), {}, refused), { flow: 'notice' });
    expect(variants.map(({ fate, timelines }) => [fate, timelines.map(({ clientIp }) => clientIp)])).toEqual([
      ['rejected', [given.OTHER_VENDOR_IP]],
      ['inbox', [given.VENDOR_IP]],
    ]);
    expect(variants.map(({ deliveries }) => deliveries[0]?.id)).toEqual(['b.d1', 'a.d1']);
  });

  it('are told once where they end alike', () => {
    const same = { records: [given.notice({ clientIp: given.OTHER_VENDOR_IP })] };
    const { variants } = onlyFlow(given.evidence(given.world(), {}, same), { flow: 'notice' });
    expect(variants.map(({ timelines }) => timelines.length)).toEqual([2]);
  });

  it('are told apart by rule too: the same end for another reason is another story', () => {
    const other = { records: [given.notice({ outcome: 'reject', rule: { id: 'other' } })] };
    const { variants } = onlyFlow(given.evidence(given.world(), refused, other), { flow: 'notice' });
    expect(variants.map(({ rule }) => rule)).toEqual(['free-mx#reject', 'free-mx#other']);
  });
});

describe('the rows of the receiver', () => {
  it('must lead to the end that was played: an explanation that does not is our own fault', () => {
    const evidence = given.evidence(given.world());
    const means = {
      ...MEANS,
      worldAt: () => evidence.world,
      traceRules: () => ({ passed: [], decided: { rule: given.rule('another'), because: [], settings: [] } }),
    };
    expect(() => explain(evidence, EVERYTHING, means)).toThrow(OwnFault);
  });

  it('are those of the settings as they stood at the attempt, not at the start', () => {
    const evidence = given.evidence(given.world());
    const asked: number[] = [];
    const worldAt = (at: number) => {
      asked.push(at);
      return evidence.world;
    };
    explain(evidence, EVERYTHING, { ...MEANS, worldAt });
    expect(new Set(asked)).toEqual(new Set([given.START]));
  });
});

function change(id: string, at: number): Act {
  const nothing = { zones: [], sender: null, sites: [] };
  return { kind: 'change', id, at, about: `About ${id}`, ...nothing, where: given.WHERE };
}

it('tells what had changed by the last attempt, and not what changed later', () => {
  const acts = [change('before', given.START - 60_000), given.C2, change('after', given.START + 60_000)];
  const flow = onlyFlow(given.evidence(given.world({ acts })));
  expect(flow.meant[0]).toBe('At 2026-11-02 08:59 (before) this changed: About before.');
  expect(flow.meant.join(' ')).not.toContain('About after');
});

it('tells who looks into the mailbox it was for', () => {
  const stranger = given.world({ mailboxes: { 'ann@free.example': { kind: 'stranger' } } });
  const [flow] = explained(given.evidence(stranger)).flows;
  expect(flow?.variants[0]?.mailbox).toEqual({
    address: 'ann@free.example',
    state: 'ok',
    reader: 'that of a stranger',
  });
});
