import type { Act } from '../../model/scenario.ts';
import type { SenderProperties, World } from '../../model/world.ts';

/** An act in which CyberTools sends, with its properties as they stand at that time. */
export interface SendingAct {
  readonly act: Act;
  readonly properties: SenderProperties;
  /** What the properties make MAIL FROM. */
  readonly mailFrom: string;
}

/** All acts in which CyberTools sends, in order, each with the changes before it; none where the catalogue is another. */
export function sendingActs(world: World): readonly SendingAct[] {
  const sending: SendingAct[] = [];
  let { sender } = world;
  for (const act of world.scenario.acts) {
    if (act.kind === 'change') sender = act.sender ?? sender;
    if (sender.kind !== 'cybertools') continue;
    if (act.kind === 'c1-staff' || act.kind === 'c1-opac' || act.kind === 'c2') {
      const { properties, defaultFrom } = sender;
      const from = properties.dnsRecords === 'FALSE' ? defaultFrom : properties.from;
      sending.push({ act, properties, mailFrom: properties.mailFrom ?? from });
    }
  }
  return sending;
}
