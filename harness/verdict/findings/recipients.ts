import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import { decidedOnMailbox } from './decided-on-mailbox.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

/** Notices whose address is at fault: a stranger's, nobody's, or one whose account takes no mail. */
export function recipientTrouble({ flows }: Case): readonly Finding[] {
  const notices = flows.filter((flow) => flow.key.flow === 'notice');
  return [...strangers(notices), ...missing(notices), ...unusable(notices)];
}

function strangers(notices: readonly MergedFlow[]): readonly Finding[] {
  const found = notices.filter((flow) => flow.fate === 'wrong-person' && flow.reader?.kind === 'stranger');
  if (found.length === 0) return [];
  return [{ code: 'mistyped-address-stranger', severity: 'error', facts: concerned(found) }];
}

function missing(notices: readonly MergedFlow[]): readonly Finding[] {
  const found = notices.filter(
    (flow) => ['rejected', 'bounced'].includes(flow.fate) && decidedOnMailbox(flow, ['unknown']),
  );
  if (found.length === 0) return [];
  const learns = distinct(found.map((flow) => flow.learns ?? 'nobody'));
  const severity = learns.every((learner) => learner === 'library') ? 'note' : 'warning';
  return [{ code: 'no-such-mailbox', severity, facts: { ...concerned(found), learns } }];
}

function unusable(notices: readonly MergedFlow[]): readonly Finding[] {
  const found = notices.filter(
    (flow) => flow.reached === false && decidedOnMailbox(flow, ['disabled', 'full', 'full-inactive']),
  );
  if (found.length === 0) return [];
  return [{ code: 'mailbox-unusable', severity: 'warning', facts: concerned(found) }];
}

function concerned(flows: readonly MergedFlow[]) {
  return { people: peopleOf(flows), addresses: distinct(flows.map((flow) => flow.to)) };
}
