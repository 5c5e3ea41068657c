import { describe, expect, it } from 'vitest';
import { runScenarios, type ScenarioReport } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';

async function report(id: string): Promise<ScenarioReport> {
  const scenarios = shippedScenariosLoaded().filter((scenario) => scenario.id === id);
  const [first] = await Array.fromAsync(runScenarios(scenarios));
  if (first === undefined) throw new Error(`no story ${id}`);
  return first;
}

/** First words of what the client said to one server, in order. */
function commands({ deliveries }: ScenarioReport, serverHost: string): string[][] {
  return deliveries
    .filter((delivery) => delivery.serverHost === serverHost)
    .map(({ evidence }) =>
      evidence.dialogue.filter(({ who }) => who === 'client').map(({ line }) => line.split(/[ :]/)[0] ?? ''),
    );
}

describe('a host that requires STARTTLS (RFC 3207)', () => {
  it('is greeted anew under TLS, and the evidence shows every command', async () => {
    const seen = commands(await report('starttls-required-and-used'), 'mail.acme.org');
    expect(seen.length).toBeGreaterThan(0);
    for (const one of seen) {
      expect(one.slice(0, 5)).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'MAIL', 'RCPT']);
    }
  });

  it('offers it in the clear only, and refuses MAIL FROM of who goes on without', async () => {
    const { deliveries } = await report('starttls-required-not-used');
    const [first] = deliveries.filter(({ serverHost }) => serverHost === 'mail.acme.org');
    const lines = first?.evidence.dialogue.map(({ line }) => line) ?? [];
    expect(lines.filter((line) => line.endsWith('STARTTLS'))).toHaveLength(1);
    expect(first?.attempts).toMatchObject([{ stage: 'mail' }]);
    expect(lines).toContain('530 5.7.0 Must issue a STARTTLS command first');
  });

  it('is not there by default: nothing is offered, and nothing is used', async () => {
    for (const one of commands(await report('relay-unsigned'), 'mail.acme.org')) expect(one).not.toContain('STARTTLS');
  });
});
