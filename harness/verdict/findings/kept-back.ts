import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

const CODES = {
  'not-at-night': 'notices-not-at-night',
  'no-address': 'patron-without-address',
  'not-overdue': 'not-overdue',
  'search-method': 'opac-search-not-power',
  'nothing-saved': 'opac-nothing-saved',
} as const;

/** What the catalogue itself sent nothing of, by the row of its own rules that kept it back. */
export function keptBack({ flows }: Case): readonly Finding[] {
  const never = flows.filter((flow) => flow.key.flow === 'notice' && flow.fate === 'never-sent');
  const rowed = Object.entries(CODES).flatMap(([row, code]) => finding(code, ofRow(never, row)));
  const unusable = ofRow(never, 'bad-address');
  if (unusable.length === 0) return rowed;
  const facts = { ...concerned(unusable), addresses: distinct(unusable.map((flow) => flow.noticeTo)) };
  return [...rowed, { code: 'unusable-address', severity: 'error', facts }];
}

function ofRow(flows: readonly MergedFlow[], row: string): readonly MergedFlow[] {
  return flows.filter((flow) => flow.rule?.split('#')[1] === row);
}

function concerned(flows: readonly MergedFlow[]) {
  return { people: peopleOf(flows), acts: distinct(flows.map((flow) => flow.key.act)) };
}

type Code = (typeof CODES)[keyof typeof CODES];

function finding(code: Code, flows: readonly MergedFlow[]): readonly Finding[] {
  if (flows.length === 0) return [];
  return [{ code, severity: code === 'not-overdue' ? 'note' : 'error', facts: concerned(flows) }];
}
