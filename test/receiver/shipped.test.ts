import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FactKey } from '../../harness/model/receiver.ts';
import { PREDICATES } from '../../harness/receiver/predicates.ts';
import { readsFact } from '../../harness/receiver/reads-fact.ts';
import { receiverJsonSchema } from '../../harness/receiver/receiver-json-schema.ts';
import { shipped, SHIPPED } from './shipped.ts';

function reading(key: FactKey): string[] {
  return SHIPPED.filter((id) => readsFact(shipped(id), key));
}

describe('shipped receivers', () => {
  it.each(SHIPPED)('%s has the id of its file and a table of its rows', (id) => {
    expect(shipped(id).id).toBe(id);
    expect(existsSync(new URL(`tables/${id}.test.ts`, import.meta.url))).toBe(true);
  });

  it.each(SHIPPED)('%s tells in plain words what each row and setting does', (id) => {
    const { rules, settings } = shipped(id);
    for (const about of [...rules, ...Object.values(settings)].map((one) => one.about)) {
      expect(about).toMatch(/^[A-Z].*\.$/s);
    }
  });

  // RFC 5321 section 4.5.3.1.5: 512 octets a line; what a placeholder adds is at most 256.
  it.each(SHIPPED)('%s writes replies in ASCII that fit on their lines', (id) => {
    for (const line of shipped(id).rules.flatMap((rule) => (rule.reply ?? '').split('\n'))) {
      expect(line).toMatch(/^[\x20-\x7e]{0,250}$/);
    }
  });

  it('ask the DNS only for what their rows read', () => {
    expect(reading('mailServer')).toEqual(['legacy-mailfrom-ip']);
    expect(reading('mailFromDomain')).toEqual(['icloud', 'small-site']);
    expect(reading('senderSoa')).toEqual(['yahoo']);
    expect(reading('blocklists')).toEqual(['icloud', 'm365-tenant', 'rfc9989', 'small-site', 'yahoo']);
    expect(reading('domainListings')).toEqual(['outlook-consumer']);
    expect(reading('greylist')).toEqual(['antispoof-reject', 'small-site']);
    expect(reading('iprev')).toEqual(['gmail', 'google-workspace', 'icloud', 'rfc9989', 'small-site', 'yahoo']);
    // antispoof-reject names its list only inside `not` and `any`.
    expect(reading('allowed')).toEqual([
      'antispoof-quarantine',
      'antispoof-reject',
      'google-workspace',
      'm365-connector',
      'm365-tenant',
      'own-smtp',
      'relay',
      'workspace-relay',
    ]);
    expect(reading('login')).toEqual(['amazon-ses', 'gmail-submission', 'm365-submission', 'own-smtp']);
    expect(reading('ses')).toEqual(['amazon-ses']);
    expect(reading('reputation')).toEqual(['amazon-ses', 'gmail', 'outlook-consumer', 'yahoo']);
    expect(reading('setting')).not.toContain('m365-connector');
    expect(reading('hops')).toEqual([
      'classic-dmarc',
      'gmail',
      'google-workspace',
      'permissive',
      'relay',
      'rfc9989',
      'small-site',
    ]);
  });

  it("count bulk senders at the providers' mailboxes for private people only", () => {
    expect(reading('bulk')).toEqual(['gmail', 'icloud', 'outlook-consumer', 'yahoo']);
  });
});

describe('receiverJsonSchema', () => {
  const schema = JSON.stringify(receiverJsonSchema());

  it('offers every predicate with its line of documentation', () => {
    for (const [name, { about }] of Object.entries(PREDICATES)) {
      expect(schema).toContain(`${JSON.stringify(name)}:{`);
      expect(schema).toContain(JSON.stringify(about));
    }
  });

  it('lets conditions nest', () => {
    expect(receiverJsonSchema()).toMatchObject({
      $defs: { condition: { properties: { any: { items: { $ref: '#/$defs/condition' } } } } },
    });
  });

  it('allows no key that a condition does not know', () => {
    expect(receiverJsonSchema()).toMatchObject({ $defs: { condition: { additionalProperties: false } } });
  });
});
