import type { Scenario } from '../../model/world.ts';
import { makeMasker, type Masker } from '../../standards/mask/masker.ts';
import { secretsOf } from './scenario-secrets.ts';

/** Masks what belongs to a scenario's people. */
export function maskerOf(scenario: Scenario): Masker {
  return makeMasker(secretsOf(scenario));
}
