import { describe, expect, it } from 'vitest';
import type { Draft } from '../../harness/model/delivery.ts';
import { RunState } from '../../harness/runner/run-state.ts';
import { DRAFT } from '../replies/record.ts';
import { world } from '../sender/world.ts';

const OTHER: Draft = { ...DRAFT, flow: { ...DRAFT.flow, person: 'Ann' } };
const REPLY: Draft = { ...DRAFT, flow: { ...DRAFT.flow, flow: 'reply' } };

function copies(count: number, draft: Draft): readonly Draft[] {
  return Array.from({ length: count }, () => draft);
}

describe('mail in circles', () => {
  it.each([
    { name: '130 for one person', drafts: copies(130, DRAFT), queued: 130, loops: [], because: 'long, and honest' },
    {
      name: '131 for one person',
      drafts: copies(131, DRAFT),
      queued: 130,
      loops: [DRAFT.flow],
      because: 'one too many is cut off',
    },
    {
      name: '200 for one person',
      drafts: copies(200, DRAFT),
      queued: 130,
      loops: [DRAFT.flow],
      because: 'a loop is told once',
    },
    {
      name: '130 for each of two people',
      drafts: [...copies(130, DRAFT), ...copies(130, OTHER)],
      queued: 260,
      loops: [],
      because: 'many people are no loop',
    },
    {
      name: '130 notices and a reply for one person',
      drafts: [...copies(130, DRAFT), REPLY],
      queued: 130,
      loops: [REPLY.flow],
      because: 'a circle goes through several flows',
    },
  ])('$name: $queued are sent ($because)', ({ drafts, queued, loops }) => {
    const run = new RunState(world(), { originIndex: 0, pctApplied: true });
    run.post(drafts);
    let count = 0;
    while (run.timetable.next() !== undefined) count += 1;
    expect(count).toBe(queued);
    expect(run.loops).toEqual(loops);
  });
});
