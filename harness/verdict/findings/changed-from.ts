import { domainOf } from '../../standards/address.ts';
import type { SenderSystem } from '../../model/sender.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { FlowFate } from '../flow-fate.ts';
import { peopleOf } from './sets.ts';

/** Notices with the library's From whose envelope is still the vendor's: SPF is asked of the vendor's domain then. */
export function changedFrom({ world, timelines }: Case): readonly Finding[] {
  const isVendor = (address: string): boolean => world.siteOfDomain.get(domainOf(address))?.id === world.sender.site;
  const found = timelines
    .flatMap((played) => played.flows)
    .filter(
      ({ key, from }) => key.flow === 'notice' && from !== null && !isVendor(from.header) && isVendor(from.mailFrom),
    );
  return [...Map.groupBy(found, ({ from }) => `${from?.header} ${from?.mailFrom}`).values()].flatMap((flows) =>
    finding(flows, world.sender),
  );
}

function finding(flows: readonly FlowFate[], sender: SenderSystem): readonly Finding[] {
  const from = flows[0]?.from ?? null;
  if (from === null) return [];
  const severity = flows.some((flow) => flow.reached === false) ? 'error' : 'warning';
  const facts = { people: peopleOf(flows), header: from.header, mailFrom: from.mailFrom, ...settingOf(sender) };
  return [{ code: 'from-changed-envelope-not', severity, facts }];
}

/** Where the library can set the envelope itself, by the name it has there. */
function settingOf({ kind }: SenderSystem): { readonly setting?: string } {
  return kind === 'alma' ? { setting: '`from` of the integration profile Mail Handling' } : {};
}
