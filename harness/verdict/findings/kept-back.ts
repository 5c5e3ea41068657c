import { addressSlip, type AddressSlip } from '../../standards/address-slip.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

const CODES = {
  'not-at-night': 'notices-not-at-night',
  'no-address': 'patron-without-address',
  NO_EMAIL: 'patron-without-address',
  'not-overdue': 'not-overdue',
  'search-method': 'opac-search-not-power',
  'nothing-saved': 'opac-nothing-saved',
} as const;

/** What the catalogue itself sent nothing of, by the row of its own rules that kept it back. */
export function keptBack({ flows }: Case): readonly Finding[] {
  const notices = flows.filter((flow) => flow.key.flow === 'notice');
  const never = notices.filter((flow) => flow.fate === 'never-sent');
  const rowed = Object.entries(CODES).flatMap(([row, code]) => finding(code, ofRow(never, row)));
  // Its mail queue may have sent it back by a row of the same name.
  const unusable = [...ofRow(notices, 'bad-address'), ...ofRow(never, 'INVALID_EMAIL:to')];
  return [...rowed, ...[...Map.groupBy(unusable, slipOf)].map(([slip, some]) => unusableAddress(slip, some))];
}

function slipOf({ noticeTo }: MergedFlow): AddressSlip {
  return addressSlip(noticeTo.trim());
}

function unusableAddress(slip: AddressSlip, flows: readonly MergedFlow[]): Finding {
  const addresses = distinct(flows.map((flow) => flow.noticeTo));
  return { code: 'unusable-address', severity: 'error', facts: { ...concerned(flows), addresses, slip } };
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
