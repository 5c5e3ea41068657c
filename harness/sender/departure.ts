import type { Delivery } from '../model/delivery.ts';
import type { Event } from '../model/state.ts';
import { fieldsNamed, parseHeader } from '../standards/header.ts';

/**
 * What a site remembers of a message that leaves through its own hosts: its Message-ID, by which a bounce that comes
 * back later is known to be about mail of its own. Nothing may come back about mail from the null sender.
 */
export function departure({ draft, raw }: Delivery): readonly Event[] {
  if (draft.mailFrom === '') return [];
  const [id] = fieldsNamed(parseHeader(raw), 'Message-ID');
  return id === undefined ? [] : [{ kind: 'departed', site: draft.site, messageId: id.value }];
}
