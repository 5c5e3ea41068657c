/* oxlint-disable no-console -- prints what it measured */
import { costGrowth } from './growth.ts';
import { peakMemory } from './memory.ts';
import { suiteSeconds } from './suite.ts';
import { againstBareServer, againstHaraka } from './throughput.ts';
import type { Contest } from './contest.ts';

/** What docs/benchmarks.md asks for. */
const BOUNDS = {
  ratioUnsigned: 'at least 0.7',
  ratioSigned: 'at least 0.7',
  ratioHaraka: 'at least 1.5',
  costGrowth: 'at most 1.1',
  peakMemoryMb: 'at most 400',
  suiteSeconds: 'at most 8 on 2 cores',
} as const;

type Measured = Record<keyof typeof BOUNDS, number | null>;

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function sayContest(name: string, other: string, { harness, other: theirs, ratio }: Contest): number {
  console.log(
    `${name}: ${harness.toFixed(0)} messages a second, ${other} ${theirs.toFixed(0)}; ratio ${ratio.toFixed(2)}`,
  );
  return rounded(ratio);
}

/** Measures everything, saying what comes out as it goes; takes some minutes. */
async function measure(): Promise<Measured> {
  const suite = await suiteSeconds();
  console.log(`All shipped scenarios: ${suite.toFixed(1)} s, the start of the process included`);
  const peak = await peakMemory();
  console.log(`1,000 scenarios with console and JSON: ${peak.toFixed(0)} MB of memory at most`);
  const growth = await costGrowth();
  console.log(`Scenarios 901 to 1,000 against 101 to 200 of one run: ${growth.toFixed(2)} times the cost`);
  const bare = 'smtp-server with mailauth';
  const unsigned = sayContest('Unsigned', bare, await againstBareServer(false));
  const signed = sayContest('Signed', bare, await againstBareServer(true));
  const haraka = await againstHaraka();
  if (typeof haraka === 'string') console.log(`No comparison with Haraka: ${haraka}`);
  return {
    ratioUnsigned: unsigned,
    ratioSigned: signed,
    ratioHaraka: typeof haraka === 'string' ? null : sayContest('Half signed', 'Haraka', haraka),
    costGrowth: rounded(growth),
    peakMemoryMb: rounded(peak),
    suiteSeconds: rounded(suite),
  };
}

// Interrupted, it ends as a process does that tidies up behind itself.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const measured = await measure();
if (process.argv.includes('--json')) console.log(JSON.stringify(measured));
else for (const [name, bound] of Object.entries(BOUNDS)) console.log(`${name.padEnd(14)} ${bound}`);
