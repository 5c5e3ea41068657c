import type { FlowKind } from '../../model/flow.ts';
import type { World } from '../../model/world.ts';
import { domainOf, mailboxKey } from '../../standards/address.ts';
import { isCafAddress } from '../../standards/forwarding/caf.ts';
import { destinationOf } from '../../standards/forwarding/destination.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';
import { waysOf } from './ways.ts';

/** The three kinds of mail that the default set-up loses: they arrive where nobody at the library looks. */
export function unreadAnswers({ world, flows }: Case): readonly Finding[] {
  const unread = (flow: FlowKind): readonly MergedFlow[] =>
    flows.filter(
      ({ key, fate, intended }) => key.flow === flow && fate === 'read-by-nobody' && intended.kind === 'library',
    );
  return [
    ...finding(world, 'misdirected-replies-unread', unread('misdirected-reply')),
    ...finding(world, 'bounces-unread', unread('bounce')),
    ...finding(world, 'away-messages-unread', unread('away-message')),
  ];
}

type Code = 'misdirected-replies-unread' | 'bounces-unread' | 'away-messages-unread';

function finding(world: World, code: Code, flows: readonly MergedFlow[]): readonly Finding[] {
  if (flows.length === 0) return [];
  const facts = {
    people: peopleOf(flows),
    mailboxes: distinct(flows.map((flow) => flow.to)),
    ofForwards: distinct(flows.map((flow) => flow.to)).filter((to) => isOfForward(world, to)),
    ofVendor: flows.some((flow) => world.siteOfDomain.get(domainOf(flow.to))?.id === world.sender.site),
    ways: waysOf(world, flows),
  };
  // Renewals and "I've already returned it" go unheard, and so do wrong addresses; an away message asks for nothing.
  return [{ code, severity: code === 'away-messages-unread' ? 'note' : 'warning', facts }];
}

/** Gmail forwards under its user's own address: that of the library, which others can read too, or of a patron. */
function isOfForward({ mailboxes, people }: World, address: string): boolean {
  const behind = destinationOf(mailboxes, address);
  if (!isCafAddress(address) || behind.kind !== 'mailbox') return false;
  return [...people.values()].some((person) => mailboxKey(person.address) === mailboxKey(behind.mailbox.address));
}
