import type { Act } from '../../model/scenario.ts';
import type { SenderProperties, World } from '../../model/world.ts';

/** An act that sends, with the sender's properties as they stand at that time. */
export interface SendingAct {
  readonly act: Act;
  readonly properties: SenderProperties;
  /** What the properties make MAIL FROM. */
  readonly mailFrom: string;
}

/** All acts in which the catalogue sends, in order, each with the changes before it. */
export function sendingActs({ scenario, sender }: World): readonly SendingAct[] {
  const sending: SendingAct[] = [];
  let properties = sender.properties;
  for (const act of scenario.acts) {
    if (act.kind === 'change') properties = { ...properties, ...act.properties };
    if (act.kind === 'c1-staff' || act.kind === 'c1-opac' || act.kind === 'c2') {
      const from = properties.dnsRecords === 'FALSE' ? sender.defaultFrom : properties.from;
      sending.push({ act, properties, mailFrom: properties.mailFrom ?? from });
    }
  }
  return sending;
}
