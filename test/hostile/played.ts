import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenarios, runScenario } from '../../harness/index.ts';
import type { Mistake, ScenarioReport } from '../../harness/index.ts';

/** A list with a text for each number below `count`, from 0 on. */
export function times(count: number, text: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => text(index));
}

/** What is wrong with a scenario file, or what became of its messages. */
export interface Tried {
  readonly mistakes: readonly Mistake[];
  /** Null where there is a mistake. */
  readonly report: ScenarioReport | null;
}

/** Loads one scenario file as the command does, on the fixtures that come with noticeproof, and plays it. */
export async function tryScenario(text: string | Buffer): Promise<Tried> {
  const workingDir = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    writeFileSync(join(workingDir, 'x.yaml'), text);
    const { scenarios, mistakes } = loadScenarios(['x.yaml'], { workingDir });
    const [scenario] = scenarios;
    return { mistakes, report: scenario === undefined ? null : await runScenario(scenario) };
  } finally {
    rmSync(workingDir, { recursive: true });
  }
}

/** One notice to a patron at Gmail in the library's own name (B1), with these lines under `zones:`. */
export function tryZone(lines: readonly string[]): Promise<Tried> {
  return tryScenario(`id: x
title: X
acts: [c2]
sender: { "The above e-mail addresses' e-mail server DNS TXT records": TRUE }
people: [{ name: J, address: j@gmail.com, loan: { item: A book, due: 2026-10-05 } }]
zones: |
${lines.map((line) => `  ${line}\n`).join('')}`);
}
