import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenarios, type Scenario } from '../../harness/index.ts';
import type { Timeline } from '../../harness/model/evidence.ts';
import { play } from '../../harness/runner/play.ts';

/** One night's notice to Ann at Harbor Hardware, on the shipped fixtures; `text` is added to the file, and other acts may stand in the notice's place. */
export function story(text: string, acts = '[c2]'): Scenario {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-story-'));
  const head = `id: s
title: S
tags: [default]
why: For a test.
people: [{ name: Ann, address: ann@harbor-hardware.example, loan: { item: A book, due: 2026-10-05 } }]
acts: ${acts}
`;
  try {
    writeFileSync(join(folder, 's.yaml'), `${head}${text}`);
    const { scenarios, mistakes } = loadScenarios([folder], { workingDir: folder });
    const [scenario] = scenarios;
    if (scenario === undefined || mistakes.length > 0) throw new Error(JSON.stringify(mistakes, null, 2));
    return scenario;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All timelines of a story, played. */
export async function timelinesOf(text: string, acts?: string): Promise<readonly Timeline[]> {
  const { evidence } = await play(story(text, acts), new AbortController().signal);
  return evidence.timelines;
}
