import type { FlowKind } from '../../model/flow.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

/** The three kinds of mail that the default set-up loses: they arrive where nobody at the library looks. */
export function unreadAnswers({ flows }: Case): readonly Finding[] {
  const unread = (flow: FlowKind): readonly MergedFlow[] =>
    flows.filter(
      ({ key, fate, intended }) => key.flow === flow && fate === 'read-by-nobody' && intended.kind === 'library',
    );
  return [
    ...finding('misdirected-replies-unread', unread('misdirected-reply')),
    ...finding('bounces-unread', unread('bounce')),
    ...finding('away-messages-unread', unread('away-message')),
  ];
}

type Code = 'misdirected-replies-unread' | 'bounces-unread' | 'away-messages-unread';

function finding(code: Code, flows: readonly MergedFlow[]): readonly Finding[] {
  if (flows.length === 0) return [];
  const facts = { people: peopleOf(flows), mailboxes: distinct(flows.map((flow) => flow.to)) };
  // Renewals and "I've already returned it" go unheard, and so do wrong addresses; an away message asks for nothing.
  return [{ code, severity: code === 'away-messages-unread' ? 'note' : 'warning', facts }];
}
