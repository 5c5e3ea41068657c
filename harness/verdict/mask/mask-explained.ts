import type { Explained } from '../../model/explanation.ts';
import type { Scenario } from '../../model/world.ts';
import { maskDeep } from './mask-deep.ts';
import { maskStrangers } from '../../standards/mask/mask-strangers.ts';
import { maskerOf } from './masker-of.ts';
import { secretsOf } from './scenario-secrets.ts';

/** An explanation, or why there is none, without anything that tells who the people of the scenario are. */
export function maskExplained(explained: Explained, scenario: Scenario): Explained {
  const masker = maskerOf(scenario);
  if (explained.kind === 'explained') {
    return { kind: 'explained', explanation: maskDeep(explained.explanation, masker) };
  }
  // It repeats what was asked for, which may be an address that the scenario does not have.
  const problem = maskStrangers(masker.text(explained.problem), secretsOf(scenario).kept);
  return { kind: 'unknown', problem };
}
