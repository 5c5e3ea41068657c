import { expect } from 'vitest';
import type { Fate } from '../index.ts';
import { matchers } from './matchers.ts';

export { playScenario, type PlayChoices } from './play-scenario.ts';
export type { Played, PlayedFlows } from './played.ts';
export type { ScenarioPlace, TestChoices } from './load-for-tests.ts';
export type { WantedFlows } from './select-flows.ts';
export { testScenarios } from './test-scenarios.ts';

declare module 'vitest' {
  interface Matchers<R, T> {
    /**
     * Each of these flows ends in this fate.
     *
     * @example
     * await expect(played.flow('notice', { to: 'Ann Lopez' })).toReach('inbox');
     */
    toReach: (fate: Fate) => Promise<void>;
    /**
     * Each of these flows ends in a mailbox that this reader looks into: `library`, `vendor`, `stranger`, or a person by
     * name; with `nobody`, in one that nobody looks into.
     *
     * @example
     * await expect(played.flow('reply')).toBeReadBy('library');
     */
    toBeReadBy: (reader: string) => Promise<void>;
    /**
     * Each of these flows ends with a refusal, 4xx or 5xx, whose reply contains this text or fits this expression.
     *
     * @example
     * await expect(played.flow('notice')).toBeRefusedWith('550 5.7.26');
     */
    toBeRefusedWith: (reply: string | RegExp) => Promise<void>;
    /**
     * The scenario goes as its own `expect` says.
     *
     * @example
     * await expect(playScenario('scenarios/acme.yaml')).toBeAsExpected();
     */
    toBeAsExpected: () => Promise<void>;
  }
}

expect.extend(matchers);
