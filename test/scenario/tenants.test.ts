import { describe, expect, it } from 'vitest';
import { loadTiny } from './tiny.ts';

function fixture(kind: string, ip: string, more = ''): string {
  return `id: ${kind}
kind: ${kind}
title: ${kind}
canSign: false
${more}site:
  domains: [${kind}host.example]
  receiver: plain
  hosts: [{ name: out.${kind}host.example, addresses: [${ip}], sends: true }]
`;
}

const FILES = {
  'fixtures/senders/folio.yaml': fixture('folio', '192.0.2.61', 'retry: { retryAfter: [1m], lifetime: 2m }\n'),
  'fixtures/senders/evergreen.yaml': fixture('evergreen', '192.0.2.62'),
  'fixtures/senders/alma.yaml': fixture('alma', '192.0.2.63'),
};

function load(sender: string, acts = '') {
  return loadTiny({ ...FILES, 'scenarios/s.yaml': `id: s\ntitle: S\nsender: { ${sender} }\n${acts}` });
}

function senderOf(text: string, acts = '') {
  const { scenarios, mistakes } = load(text, acts);
  expect(mistakes).toEqual([]);
  const [scenario] = scenarios;
  const change = scenario?.acts.find((act) => act.kind === 'change');
  return { start: scenario?.sender, later: change?.kind === 'change' ? change.sender : null };
}

function changed(sender: string): string {
  return `acts: [overdue, { change: { about: It is set otherwise., sender: { ${sender} } } }]\n`;
}

describe('the settings of FOLIO, Evergreen and Alma', () => {
  it('FOLIO has those of mod-email, of which a change replaces what it names', () => {
    const { start, later } = senderOf(
      'system: folio, mod-email: { host: mail.acme.example, from: f@acme.example, username: me, password: 42 }',
      changed('mod-email: { ssl: true, port: 465, emailHeaders: { Reply-To: r@acme.example } }'),
    );
    const login = { user: 'me', password: '42' };
    const server = { host: 'mail.acme.example', port: 587, security: 'starttls', login };
    expect(start).toMatchObject({ from: 'f@acme.example', replyTo: '', server, retry: { lifetime: 120 } });
    expect(later).toMatchObject({
      from: 'f@acme.example',
      replyTo: 'r@acme.example',
      server: { ...server, port: 465, security: 'tls' },
    });
  });

  it('Evergreen has three addresses to choose from', () => {
    const { start, later } = senderOf(
      'system: evergreen, org.bounced_emails: b@acme.example, email_notify: { sender_address: s@acme.example }',
      changed("org.bounced_emails: '', email_notify: { smtp_server: mail.acme.example }"),
    );
    const common = { libraryEmail: '', senderAddress: 's@acme.example' };
    expect(start).toMatchObject({ ...common, bouncedEmails: 'b@acme.example', smtpServer: 'localhost' });
    expect(later).toMatchObject({ ...common, bouncedEmails: '', smtpServer: 'mail.acme.example' });
  });

  it('Alma has a dummy and an envelope of Ex Libris until both are set', () => {
    const { start, later } = senderOf(
      'system: alma',
      changed('addressFrom: a@acme.example, Mail Handling: { from: e@acme.example, relay: mail.acme.example }'),
    );
    expect(start).toMatchObject({
      addressFrom: 'Your.Department@organization.com',
      envelopeFrom: 'donotreply@exlibris.cloud',
      relay: '',
    });
    expect(later).toMatchObject({
      addressFrom: 'a@acme.example',
      envelopeFrom: 'e@acme.example',
      relay: 'mail.acme.example',
    });
  });
});

describe('mistakes in these settings', () => {
  it.each([
    ['system: folio, mod-email: { from: f@acme.example }', /sets `host` under `mod-email`/],
    ['system: folio, mod-email: { host: mail.acme.example }', /sets `from` under `mod-email`/],
    ['system: evergreen, email_notify: { smtp_server: localhost }', /an address for Evergreen to write from/],
    ['system: alma, org.bounced_emails: a@acme.example', /is a setting of evergreen, and the catalogue is alma/],
  ])('%s', (sender, problem) => {
    expect(load(sender).mistakes).toMatchObject([{ line: 3, problem: expect.stringMatching(problem) as string }]);
  });
});
