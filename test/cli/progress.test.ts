import { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Given } from './context.ts';
import { noticeproof } from './context.ts';

const ESCAPE = '\u001b';
const CLEARED = `${ESCAPE}[1G${ESCAPE}[2K`;

/** A terminal that keeps all that is written to it, whoever writes. */
class Screen extends Writable {
  readonly isTTY = true;
  readonly columns = 100;
  readonly written: string[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.written.push(chunk.toString());
    done();
  }
}

const STORIES = [{ id: 'one' }, { id: 'off', outcome: 'unexpected' }, { id: 'three' }] as const;

/** What a terminal saw that shows standard output and standard error. */
async function seen(args: readonly string[], given: Given = {}) {
  const screen = new Screen();
  const printed: string[] = [];
  const ended = await noticeproof(['run', 'x', ...args], {
    stories: STORIES,
    progressTo: screen as unknown as NodeJS.WriteStream,
    printed: (text) => {
      printed.push(text);
      screen.write(text);
    },
    ...given,
  });
  const soFar = screen.written.length;
  // Longer than cli-progress waits between two drawings.
  await setTimeout(250);
  return { ...ended, printed, later: screen.written.slice(soFar), all: screen.written.join('') };
}

describe('progress', () => {
  it('counts scenarios, and those that are not as expected', async () => {
    const { all } = await seen([]);
    expect(all).toContain('] 0 of 3 scenarios');
    expect(all).toContain('] 3 of 3 scenarios, 1 not as expected');
  });

  it('is off the screen whenever something else is printed, and on again after it', async () => {
    const { all, printed } = await seen([]);
    expect(printed.length).toBeGreaterThan(2);
    for (const text of printed) {
      const before = all.slice(0, all.indexOf(text));
      expect(before.endsWith(CLEARED), JSON.stringify(before.slice(-40))).toBe(true);
    }
    const [first = '', second = ''] = printed;
    expect(all.slice(all.indexOf(first), all.indexOf(second))).toContain('of 3 scenarios');
  });

  it.each([
    ['at the end', {}],
    ['when interrupted', { interrupted: true }],
    ['after a fault', { fault: new OwnFault('x') }],
  ])('is gone %s, and nothing is drawn later', async (_name, given: Given) => {
    const { all, later } = await seen(['--reporter', 'json'], given);
    const lastDrawn = all.lastIndexOf('of 3 scenarios');
    expect(lastDrawn).toBeGreaterThan(0);
    expect(all.slice(lastDrawn)).toContain(CLEARED);
    expect(later).toEqual([]);
  });

  it('leaves the terminal as it was: cursor shown, lines broken', async () => {
    const { all } = await seen([]);
    expect(all).not.toMatch(new RegExp(`${ESCAPE}\\[\\?`));
  });

  it.each([
    ['is not wanted', ['--no-progress'], {}],
    ['has nothing to count', [], { stories: [], mistakes: [{ file: 'f', line: 1, column: 1, problem: 'p', mend: 'm', source: null }] }], // prettier-ignore
  ])('is not there where it %s', async (_name, args, given: Given) => {
    expect((await seen(args, given)).all).not.toContain(ESCAPE);
  });
});
