import { describe, expect, it } from 'vitest';
import { selectFlows, type WantedFlows } from '../../harness/vitest/select-flows.ts';
import { flow } from '../report/scenario-report.ts';

const FLOWS = [
  flow({ act: 'c1-staff-corporate', person: 'Tess', to: 'tess@acme.example' }),
  flow({ act: 'c1-staff-personal', person: 'Tess', to: 'tess@free.example' }),
  flow({ act: 'c2', person: 'Ann', to: 'ann@free.example' }),
  flow({ act: 'c2', person: 'Ann', to: 'circ@acme.example', flow: 'reply' }),
  flow({ act: 'c2', person: 'Ann', to: '', flow: 'bounce', fate: 'not-applicable' }),
  flow({ act: 'c2', person: 'Bob', to: 'bob@typo.example' }),
  flow({ act: 'c2', person: 'Bob', to: 'circ@acme.example', flow: 'bounce' }),
  flow({ act: 'c2-2', person: 'Ann', to: 'ann@free.example' }),
];

const ROWS: readonly (readonly [string, WantedFlows, readonly number[]])[] = [
  ['a kind, of everybody in every act', { flow: 'notice' }, [0, 1, 2, 5, 7]],
  ['a person by name', { flow: 'notice', to: 'Ann' }, [2, 7]],
  ['a name whatever its case and the blanks around it', { flow: 'notice', to: ' ann ' }, [2, 7]],
  ['the address of the notice, for its answers too', { flow: 'reply', to: 'Ann@Free.example' }, [3]],
  ['where the flow itself went', { flow: 'bounce', to: 'circ@acme.example' }, [6]],
  ['an act that has this very id, and not one that only begins so', { flow: 'notice', act: 'c2' }, [2, 5]],
  ['acts that begin so', { flow: 'notice', act: 'c1-staff' }, [0, 1]],
  ['all words at once', { flow: 'notice', to: 'Tess', act: 'c1-staff-personal' }, [1]],
  ['what arose, where something did', { flow: 'bounce', act: 'c2' }, [6]],
  ['what did not arise, where nothing did', { flow: 'bounce', to: 'Ann' }, [4]],
];

describe('selectFlows', () => {
  it.each(ROWS)('takes %s', (_, wanted, expected) => {
    expect(selectFlows(FLOWS, wanted)).toEqual({ kind: 'flows', flows: expected.map((index) => FLOWS[index]) });
  });
});
