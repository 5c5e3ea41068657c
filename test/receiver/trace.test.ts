import { describe, expect, it } from 'vitest';
import { traced } from '../../harness/receiver/trace.ts';
import { fieldsNamed, parseHeader } from '../../harness/standards/header.ts';
import { timeOf } from '../hostile/time-of.ts';
import { AT, host } from '../sender/world.ts';
import { factsWith, login } from './facts.ts';

const CONTEXT = { host: host('mx.patron.example', ['203.0.113.25']), at: AT, queueId: 'd1' };

/** Authentication-Results of the message as it is stored, by the host that claims them. */
function claimed(header: readonly string[]): string[] {
  const raw = Buffer.from([...header, 'From: a@acme.org', '', 'Authentication-Results: in the body', ''].join('\r\n'));
  const kept = parseHeader(traced(raw, factsWith(), CONTEXT));
  return fieldsNamed(kept, 'Authentication-Results').map(({ value }) => value.trim().split(/[;\s]/)[0] ?? '');
}

describe('Authentication-Results that come with a message', () => {
  it.each([
    { name: 'none', header: [], kept: [], because: 'the host writes its own' },
    {
      name: 'in the name of this host',
      header: ['Authentication-Results: mx.patron.example; spf=pass'],
      kept: [],
      because: 'RFC 8601 section 5: this host did not write them',
    },
    {
      name: 'the same in other capitals, folded and twice',
      header: [
        'AUTHENTICATION-results:\r\n MX.patron.example; spf=pass',
        'Authentication-Results: mx.patron.example; x',
      ],
      kept: [],
      because: 'names of fields and hosts have no case',
    },
    {
      name: 'in the name of another host',
      header: ['Authentication-Results: mail.acme.org; spf=pass'],
      kept: ['mail.acme.org'],
      because: 'RFC 8601 section 5 leaves those to the reader',
    },
  ])('$name: $because', ({ header, kept }) => {
    expect(claimed(header)).toEqual(['mx.patron.example', ...kept]);
  });
});

describe('a message without forged results', () => {
  const forged = 'Authentication-Results: mx.patron.example; spf=pass\r\n';

  it.each([
    { name: 'the same words in another field', before: `X-${forged}`, because: 'that field is none of them' },
    { name: 'the same words in a line that is no field', before: `no field: ${forged}`, because: 'they begin no line' },
    { name: 'a line that is no field in front', before: 'no field\r\n', because: 'only the forged field goes' },
  ])('keeps $name: $because', ({ before }) => {
    const rest = 'Subject: s\r\n\r\nAuthentication-Results: in the body\r\n';
    const stored = traced(
      Buffer.from(`${before}From: a@acme.org\r\n${forged}${rest}`),
      factsWith(),
      CONTEXT,
    ).toString();
    expect(stored.endsWith(`>; Tue, 03 Nov 2026 07:05:00 +0000\r\n${before}From: a@acme.org\r\n${rest}`)).toBe(true);
  });

  it('is there soon, however many there were and however long it is', () => {
    const many = Buffer.from(
      `From: a@acme.org\r\n${'X: y\r\n'.repeat(20_000)}${forged.repeat(5000)}\r\n${'x'.repeat(5_000_000)}`,
    );
    expect(timeOf(() => traced(many, factsWith(), CONTEXT))).toBeLessThan(1000);
  });
});

describe('Return-Path', () => {
  it.each([
    {
      mailFrom: 'info@bücherei.example',
      kept: '<info@bücherei.example>',
      because: 'RFC 6532 section 3.2 allows UTF-8',
    },
    { mailFrom: 'a@b.org\r\nX: y', kept: '<a@b.org??X: y>', because: 'a line end would begin another field' },
    { mailFrom: 'a\u0085@b.org', kept: '<a?@b.org>', because: 'a control is no part of a header field' },
  ])('says $kept: $because', ({ mailFrom, kept }) => {
    const fields = parseHeader(traced(Buffer.from('From: a@acme.org\r\n\r\n'), factsWith({ mailFrom }), CONTEXT));
    expect(fields[0]).toMatchObject({ name: 'Return-Path', value: kept });
  });
});

describe('a message that was submitted (RFC 6409)', () => {
  const facts = factsWith({ service: 'submission', login: login('accepted') });
  const header = parseHeader(traced(Buffer.from('From: a@acme.org\r\n\r\n'), facts, CONTEXT));

  it('says in Received that its sender had logged in, under TLS (RFC 3848)', () => {
    expect(fieldsNamed(header, 'Received')[0]?.value).toContain(' with ESMTPSA id d1');
  });

  it('has no results of what was not asked: SPF, DKIM, DMARC', () => {
    const [results] = fieldsNamed(header, 'Authentication-Results');
    expect(results?.value.replace(/\s+/g, ' ')).toBe('mx.patron.example; iprev=pass policy.iprev=54.213.10.152');
  });
});
