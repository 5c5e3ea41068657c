import type { Delivery } from '../model/delivery.ts';
import { addressesIn, fieldsNamed, parseHeader } from '../standards/header.ts';
import type { Addresses } from './flow-fate.ts';

/** The three addresses of a message: from what it was made of, or from its header where it was passed on. */
export function addressesOf(delivery: Delivery): Addresses {
  const { content, mailFrom } = delivery.draft;
  switch (content.kind) {
    case 'text':
      return { mailFrom, header: content.from.address, replyTo: content.replyTo };
    case 'dsn':
      return { mailFrom, header: content.report.from, replyTo: null };
    case 'complaint':
      return { mailFrom, header: content.complaint.from, replyTo: null };
    case 'bytes':
      return { mailFrom, header: address(content.raw, 'From') ?? '', replyTo: address(content.raw, 'Reply-To') };
  }
}

/** The first address in a header field; null where the field is absent or names none. */
function address(raw: Buffer, name: string): string | null {
  const [field] = fieldsNamed(parseHeader(raw), name);
  return addressesIn(field?.value ?? '')[0]?.address ?? null;
}
