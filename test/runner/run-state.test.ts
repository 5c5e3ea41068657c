import { describe, expect, it } from 'vitest';
import type { Draft } from '../../harness/model/delivery.ts';
import { RunState } from '../../harness/runner/run-state.ts';
import { DRAFT } from '../replies/record.ts';
import { world } from '../sender/world.ts';

const WRITTEN = DRAFT;
const COPY: Draft = { ...DRAFT, content: { kind: 'bytes', raw: Buffer.from('Subject: A copy\r\n\r\n') } };
const OTHER: Draft = { ...COPY, flow: { ...COPY.flow, person: 'Ann' } };
const REPLY: Draft = { ...DRAFT, flow: { ...DRAFT.flow, flow: 'reply' } };

function copies(count: number, draft: Draft): readonly Draft[] {
  return Array.from({ length: count }, () => draft);
}

describe('mail in circles', () => {
  it.each([
    {
      name: '130 copies for one person',
      drafts: copies(130, COPY),
      queued: 130,
      loops: [],
      because: 'long, and honest',
    },
    {
      name: '131 copies for one person',
      drafts: copies(131, COPY),
      queued: 130,
      loops: [COPY.flow],
      because: 'servers count at least 100 hops, so a circle of forwards has ended before',
    },
    {
      name: '200 copies for one person',
      drafts: copies(200, COPY),
      queued: 130,
      loops: [COPY.flow],
      because: 'a loop is told once',
    },
    {
      name: '130 copies for each of two people',
      drafts: [...copies(130, COPY), ...copies(130, OTHER)],
      queued: 260,
      loops: [],
      because: 'many people are no loop',
    },
    {
      name: '130 copies and a reply for one person',
      drafts: [...copies(130, COPY), REPLY],
      queued: 130,
      loops: [REPLY.flow],
      because: 'a circle goes through several flows',
    },
    {
      name: '30 messages written for one person',
      drafts: copies(30, WRITTEN),
      queued: 30,
      loops: [],
      because: 'it is far more than a notice with all its answers',
    },
    {
      name: '31 messages written for one person',
      drafts: copies(31, WRITTEN),
      queued: 30,
      loops: [WRITTEN.flow],
      because: 'responders that answer each other count no hops',
    },
    {
      name: '60 messages of which half are copies',
      drafts: [...copies(30, WRITTEN), ...copies(30, COPY)],
      queued: 60,
      loops: [],
      because: 'a copy is not written anew',
    },
    {
      name: 'a notice and a reply past the 30th',
      drafts: [...copies(30, WRITTEN), REPLY, WRITTEN],
      queued: 30,
      loops: [REPLY.flow],
      because: 'once cut off nothing goes on, and it is told once',
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
