import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';
import { OwnFault } from '../../harness/model/fault.ts';
import { judgeSpf } from '../../harness/receiver/mailauth.ts';
import { play } from '../../harness/runner/play.ts';
import { transmit, type Transmission } from '../../harness/sender/transmit.ts';
import { timelinesOf } from './story.ts';

vi.mock('../../harness/receiver/mailauth.ts', async (original) => {
  const real = await original<typeof import('../../harness/receiver/mailauth.ts')>();
  return { ...real, judgeSpf: vi.fn<typeof real.judgeSpf>(real.judgeSpf) };
});
vi.mock('../../harness/sender/transmit.ts', async (original) => {
  const real = await original<typeof import('../../harness/sender/transmit.ts')>();
  return { transmit: vi.fn<typeof real.transmit>(real.transmit) };
});

function vendorHost(number: number, address: string | undefined): string {
  return `{ name: mail${number}.cybertoolsforlibraries.net, addresses: [${address}], sends: true }`;
}

describe('a fault of ours while a scenario is played', () => {
  afterEach(() => {
    vi.mocked(judgeSpf).mockReset();
    vi.mocked(transmit).mockReset();
  });

  it('is not there in an ordinary story', async () => {
    const [timeline] = await timelinesOf('');
    expect(timeline?.records.length).toBeGreaterThan(0);
  });

  it('inside a receiver ends the run: the 451 that the client reads is no verdict', async () => {
    const bug = new Error('a bug');
    vi.mocked(judgeSpf).mockRejectedValue(bug);
    await expect(timelinesOf('')).rejects.toBe(bug);
  });

  it('in one timeline is told of once the other has ended too: nothing of it goes on unseen', async () => {
    const { transmit: real } = await vi.importActual<typeof import('../../harness/sender/transmit.ts')>(
      '../../harness/sender/transmit.ts',
    );
    const [first, second, third] = ['54.213.10.152', '54.148.222.219', '54.148.222.220'];
    const bug = new Error('a bug');
    const tried: string[] = [];
    let underWay = 0;
    vi.mocked(transmit).mockImplementation(async (input) => {
      // Its own timeline is played before the others, which are played side by side.
      if (input.clientIp !== second && input.clientIp !== third) return real(input);
      tried.push(input.clientIp);
      if (input.clientIp === second) throw bug;
      underWay += 1;
      await new Promise((done) => setTimeout(done, 50));
      underWay -= 1;
      throw bug;
    });
    const sites = `sites: [{ id: cybertools, receiver: permissive, hosts: [${vendorHost(1, first)}, ${vendorHost(2, second)}, ${vendorHost(3, third)}] }]\n`;
    await expect(timelinesOf(sites)).rejects.toBe(bug);
    expect(tried).toEqual([second, third]);
    expect(underWay).toBe(0);
  });

  it('of the machine is no verdict either: a connection that broke, where somebody listens, makes what hangs on it unknown', async () => {
    const { transmit: real } = await vi.importActual<typeof import('../../harness/sender/transmit.ts')>(
      '../../harness/sender/transmit.ts',
    );
    vi.mocked(transmit).mockImplementation(async (input): Promise<Transmission> => ({
      ...(await real(input)),
      local: true,
      broken: true,
    }));
    const { scenarios } = loadScenarios(['scenarios/default/default-lost-answers.yaml'], { workingDir: process.cwd() });
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error('the story is gone');
    const { timelines } = (await play(scenario, new AbortController().signal)).evidence;
    for (const { records } of timelines) {
      expect(records.length).toBeGreaterThan(1);
      for (const { end } of records) expect(end).toEqual({ kind: 'machine' });
    }
    // What would have come after the first fault hangs on it: nothing more is tried.
    expect(vi.mocked(transmit)).toHaveBeenCalledTimes(timelines.length);
  });

  it.each([
    { name: 'another code', misread: { code: 550, enhanced: '2.0.0' }, because: 'a refusal would be made up' },
    { name: 'another enhanced code', misread: { code: 250, enhanced: '2.1.5' }, because: 'it tells the reason' },
  ])('is there where the client reads $name than the receiver decided: $because', async ({ misread }) => {
    const { transmit: real } = await vi.importActual<typeof import('../../harness/sender/transmit.ts')>(
      '../../harness/sender/transmit.ts',
    );
    vi.mocked(transmit).mockImplementation(async (input): Promise<Transmission> => {
      const sent = await real(input);
      return { ...sent, reply: { ...sent.reply, ...misread } };
    });
    await expect(timelinesOf('')).rejects.toThrow(OwnFault);
    await expect(timelinesOf('')).rejects.toThrow('the receiver decided 250 and the client read');
  });
});
