import type { Mistake } from '../model/position.ts';
import type { Scenario } from '../model/world.ts';
import { nearest } from '../source/suggest.ts';
import { FINDING_CODES } from './words.ts';

/** Expectations of findings that do not exist: they could never be met. */
export function unknownFindings(scenario: Scenario): readonly Mistake[] {
  return scenario.expectations.flatMap((expectation) => {
    if (expectation.kind !== 'finding' || FINDING_CODES.includes(expectation.code)) return [];
    const near = nearest(expectation.code, FINDING_CODES);
    return [
      {
        ...expectation.where,
        problem: `There is no finding \`${expectation.code}\`.`,
        mend: `${near === null ? '' : `Did you mean \`${near}\`? `}docs/findings.md lists all of them.`,
        source: null,
      },
    ];
  });
}
