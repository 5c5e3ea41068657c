import { Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { tryScenario } from './played.ts';

afterEach(() => vi.restoreAllMocks());

describe('a machine that has no port to give', () => {
  it('leaves unknown what a scenario expects of findings too: no expectation is called unmet', async () => {
    vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error('listen EMFILE'), { code: 'EMFILE' })));
      return this;
    });
    const { report } = await tryScenario(`id: x
title: X
acts: [c2]
expect:
  - { finding: bounces-unread, because: The default set-up loses bounces. }
  - { works: false, because: So it does. }
`);
    expect(report?.outcome).toBe('inconclusive');
  });
});
