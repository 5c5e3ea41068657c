import { describe, expect, it } from 'vitest';
import { loadReceivers } from '../../harness/index.ts';
import { MISTAKE, noticeproof } from './context.ts';

const harness = { loadReceivers: () => loadReceivers({ workingDir: '/nowhere' }) };

describe('noticeproof receivers', () => {
  it('lists every receiver with the date of its newest source, its rules and its settings', async () => {
    const { code, stdout } = await noticeproof(['receivers'], { harness });
    expect(code).toBe(0);
    // Gmail's page on marking spam is the newest source that the rules of gmail name.
    expect(stdout).toMatch(/^ {2}gmail +Gmail \(personal accounts\) +2026-11 +\d+$/m);
    expect(stdout).toMatch(/^ {2}permissive /m);
    expect(stdout).toContain('withoutPtr, refusePermerror');
  });

  it('shows the rules of one in their order, with condition, reply and source', async () => {
    const { code, stdout } = await noticeproof(['receivers', 'small-site'], { harness });
    expect(code).toBe(0);
    const places = ['mail: at MAIL FROM', 'blocklisted', 'no-ptr', 'spf-fail', 'greylisted', 'accept'].map((text) =>
      stdout.indexOf(`\n  ${text}`),
    );
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThan(0);
    expect(stdout).toMatch(/spf-fail +spf is fail +reject: 550 5\.7\.23/);
    expect(stdout).toMatch(/mailbox-disabled .*\n.*assumed/);
    expect(stdout).toMatch(/withoutPtr +"defer"/);
    expect(stdout).toMatch(/ {2}\[1\] Postfix: postconf\(5\)/);
  });

  it('keeps to the width of the page', async () => {
    const { stdout } = await noticeproof(['receivers', 'gmail'], { harness });
    const longest = Math.max(...stdout.split('\n').map((line) => line.length));
    expect(longest).toBeLessThanOrEqual(100);
  });

  it('prints all of them as JSON', async () => {
    const { stdout } = await noticeproof(['receivers', '--json'], { harness });
    const { schemaVersion, receivers } = JSON.parse(stdout) as { schemaVersion: number; receivers: { id: string }[] };
    expect(schemaVersion).toBe(1);
    expect(receivers).toContainEqual(
      expect.objectContaining({ id: 'permissive', title: expect.any(String), rules: expect.any(Number) }),
    );
  });

  it('prints one of them as JSON', async () => {
    const { stdout } = await noticeproof(['receivers', 'yahoo', '--json'], { harness });
    expect(JSON.parse(stdout)).toMatchObject({
      receiver: {
        id: 'yahoo',
        settings: expect.arrayContaining([
          expect.objectContaining({ name: 'strictSoa', default: false, assumed: true }),
        ]),
        rules: expect.arrayContaining([
          expect.objectContaining({ id: 'sender-domain-absent', stage: 'data-end', when: 'senderSoa is nxdomain' }),
        ]),
      },
    });
  });

  it('tells which name was meant', async () => {
    const { code, stderr } = await noticeproof(['receivers', 'gmial'], { harness });
    expect(code).toBe(2);
    expect(stderr).toContain('There is no receiver gmial. Did you mean gmail?');
  });

  it('says no more than what is wrong with its file where that has mistakes', async () => {
    const mistakes = [{ ...MISTAKE, file: 'fixtures/receivers/county.yaml' }];
    const broken = { loadReceivers: () => ({ ...harness.loadReceivers(), mistakes }) };
    const { code, stderr } = await noticeproof(['receivers', 'county'], { harness: broken });
    expect(code).toBe(2);
    expect(stderr).toContain('fixtures/receivers/county.yaml:3:9');
    expect(stderr).not.toContain('There is no receiver');
    expect((await noticeproof(['receivers', 'city'], { harness: broken })).stderr).toContain(
      'There is no receiver city.',
    );
  });

  it('tells what is wrong with a file and lists the others', async () => {
    const broken = { loadReceivers: () => ({ ...harness.loadReceivers(), mistakes: [MISTAKE] }) };
    const { code, stdout, stderr } = await noticeproof(['receivers'], { harness: broken });
    expect(code).toBe(2);
    expect(stderr).toContain('broken.yaml:3:9');
    expect(stdout).toContain('gmail');
  });
});
