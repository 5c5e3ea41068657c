import { describe, expect, it } from 'vitest';
import { runScenarios, type ScenarioReport } from '../../harness/index.ts';
import { explainScenario } from '../../harness/runner/explain.ts';
import { shippedScenariosLoaded } from './shipped.ts';

const KOHA = shippedScenariosLoaded().filter(({ tags }) => tags.includes('koha-smtp'));

async function report(id: string): Promise<ScenarioReport> {
  const [first] = await Array.fromAsync(runScenarios(KOHA.filter((scenario) => scenario.id === id)));
  if (first === undefined) throw new Error(`no story ${id}`);
  return first;
}

/** Every password that some story has, as it is and as AUTH would carry it (RFC 4616, RFC 4954). */
function secrets(): readonly string[] {
  const servers = KOHA.flatMap(({ sender }) => (sender.kind === 'koha' ? [...sender.smtpServers.values()] : []));
  const passwords = servers.flatMap(({ login }) => (login === null ? [] : [login]));
  return [
    ...new Set(
      passwords.flatMap(({ user, password }) => [
        password,
        Buffer.from(password).toString('base64'),
        Buffer.from(`\u0000${user}\u0000${password}`).toString('base64'),
      ]),
    ),
  ].filter((text) => text !== '');
}

describe('passwords', () => {
  it('stand in no report and in no explanation', async () => {
    expect(secrets().length).toBeGreaterThan(6);
    const told: string[] = [];
    for await (const one of runScenarios(KOHA)) told.push(JSON.stringify(one));
    const everything = { flow: null, to: null, act: null };
    for (const scenario of KOHA.slice(0, 3)) told.push(JSON.stringify(await explainScenario(scenario, everything)));
    const all = told.join('\n');
    for (const secret of secrets()) expect(all).not.toContain(secret);
    expect(all).toContain('AUTH PLAIN (not shown)');
  });
});

/** Attempts of each message that was handed to Microsoft. */
async function attempts(id: string): Promise<readonly number[]> {
  const { deliveries } = await report(id);
  return deliveries.filter(({ serverHost }) => serverHost === 'smtp.office365.com').map((one) => one.attempts.length);
}

describe('a message that is submitted', () => {
  it('goes under TLS behind a login, and says so in Received (RFC 3848)', async () => {
    const { deliveries } = await report('koha-several-libraries');
    const submitted = deliveries.filter(({ clientHost }) => clientHost === 'koha1.kohahost.example');
    expect(submitted.map(({ serverHost }) => serverHost).toSorted()).toEqual(['mail.acme.org', 'mail.easton.example']);
    for (const { evidence } of submitted) {
      const said = evidence.dialogue.filter(({ who }) => who === 'client').map(({ line }) => line.split(/[ :]/)[0]);
      expect(said.filter((word) => word !== 'EHLO' && word !== 'STARTTLS')).toEqual([
        'AUTH',
        'MAIL',
        'RCPT',
        'DATA',
        '(message',
        'QUIT',
      ]);
    }
    expect(submitted.map(({ spf, dkim, dmarc }) => [spf, dkim, dmarc])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  it('is pending, then sent or failed in the books, and nothing after that', async () => {
    const { ils } = await report('koha-password-changed');
    expect(ils.map(({ item, status }) => `${item}: ${status}`)).toEqual([
      'overdue J. Doe: pending',
      'overdue J. Doe: sent',
      'overdue-2 J. Doe: pending',
      'overdue-2 J. Doe: failed (SENDMAIL)',
      'overdue-3 J. Doe: pending',
      'overdue-3 J. Doe: sent',
    ]);
  });

  it('waits in the queue of a mail server, and in none of Koha’s', async () => {
    expect(await attempts('koha-m365-batch-put-off')).toEqual([1]);
    expect(await attempts('koha-m365-batch-queued')).toEqual([2]);
  });
});
