import type { Mailbox } from '../../model/people.ts';
import { destinationOf } from '../../standards/forwarding/destination.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { flowName, peopleOf } from './sets.ts';

/** Mail that stayed in a mailbox whose forwarding was set up and never confirmed. */
export function unconfirmedForwards(c: Case): readonly Finding[] {
  const waiting = [...c.world.mailboxes.values()].filter(({ forward }) => forward?.confirmed === false);
  return waiting.flatMap((mailbox) => finding(c, mailbox));
}

function finding({ world, flows }: Case, mailbox: Mailbox): readonly Finding[] {
  const stayed = flows.filter((flow) => flow.reached === false && flow.reader !== null && isIn(flow, mailbox));
  if (stayed.length === 0) return [];
  const facts = {
    people: peopleOf(stayed),
    mailbox: mailbox.address,
    to: mailbox.forward?.to ?? '',
    provider: world.sites.get(mailbox.site)?.title ?? mailbox.site,
    ofPatron: stayed.every((flow) => flow.key.flow === 'notice'),
    flows: stayed.map(flowName),
  };
  return [{ code: 'forwarding-not-confirmed', severity: 'error', facts }];

  function isIn(flow: MergedFlow, { address }: Mailbox): boolean {
    const destination = destinationOf(world.mailboxes, flow.to);
    return destination.kind === 'mailbox' && destination.mailbox.address === address;
  }
}
