import { readFileSync } from 'node:fs';
import type { Lookup, RecordData } from '../../../harness/model/dns.ts';
import type { SesAccount, SesIdentity } from '../../../harness/model/ses.ts';

export const TOKENS = ['one', 'two', 'three'] as const;

export function identity(name: string, changes: Partial<SesIdentity> = {}): SesIdentity {
  const easyDkim = !name.includes('@');
  return { name, verified: true, easyDkim, mailFrom: null, feedbackForwarding: true, age: 0, ...changes };
}

export function account(identities: readonly SesIdentity[], changes: Partial<SesAccount> = {}): SesAccount {
  return {
    region: 'us-east-1',
    sandbox: false,
    accountList: true,
    identities,
    tokens: TOKENS,
    key: readFileSync(new URL('../../../fixtures/keys/ses-easy-dkim.pem', import.meta.url), 'utf8'),
    dkimZone: 'dkim.amazonses.com',
    mailDomain: 'amazonses.com',
    feedbackHost: 'feedback-smtp.us-east-1.amazonses.com',
    complaintsTo: 'complaints@amazonses.com',
    ...changes,
  };
}

/** The three CNAMEs of a domain. */
export function cnames(domain: string, tokens: readonly string[] = TOKENS): Record<string, RecordData[]> {
  return Object.fromEntries(
    tokens.map((token) => [
      `${token}._domainkey.${domain} CNAME`,
      [{ type: 'CNAME', target: `${token}.dkim.amazonses.com` }],
    ]),
  );
}

export function mx(name: string, ...exchanges: readonly string[]): Record<string, RecordData[]> {
  return { [`${name} MX`]: exchanges.map((exchange) => ({ type: 'MX', preference: 10, exchange })) };
}

/** A DNS with these records alone, in a zone that declares every name; `undeclared` are names outside of it. */
export function dns(records: Readonly<Record<string, readonly RecordData[]>>, undeclared = ''): Lookup {
  return (name, type) => {
    if (name === undeclared) return { status: 'undeclared', data: [], ttl: 0, aliases: [] };
    const data = records[`${name} ${type}`] ?? [];
    return { status: data.length > 0 ? 'found' : 'nxdomain', data, ttl: 60, aliases: [] };
  };
}
