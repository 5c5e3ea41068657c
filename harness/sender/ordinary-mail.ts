import type { Draft } from '../model/delivery.ts';
import type { OrdinaryMailAct } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import type { Plan } from './catalogue-plan.ts';

/**
 * An ordinary message that somebody at the library writes by hand: from its own server, by MX, the catalogue has no part
 * in it. It is judged as the notices are, so that a change of the DNS that harms the library's own mail shows.
 */
export function planOrdinaryMail(act: OrdinaryMailAct, world: World): Plan {
  const { person, to, from, at } = act;
  const draft: Draft = {
    flow: { flow: 'notice', person, act: act.id },
    causedBy: act.id,
    site: world.scenario.library.site,
    mailFrom: from,
    to,
    at,
    route: { kind: 'mx' },
    helo: null,
    content: {
      kind: 'text',
      from: { name: '', address: from },
      to: { name: '', address: to },
      replyTo: null,
      subject: 'Does our mail still arrive?',
      headers: {},
      text: `Our DNS records were changed. Please answer if you can read this.\n\n${world.scenario.library.name}\n`,
      octets: act.octets ?? 0,
    },
  };
  return { drafts: [draft], intents: [{ person, act: act.id, to }], events: [] };
}
