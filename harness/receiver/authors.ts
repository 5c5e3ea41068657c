import { domainOf } from '../standards/address.ts';
import { addressesIn, fieldsNamed, type HeaderField } from '../standards/header.ts';

/** Who a message says it is from (RFC 5322 section 3.6.2). */
export interface Authors {
  /** From header fields: one in a valid message. */
  readonly fieldCount: number;
  /** All addresses in them. */
  readonly addresses: readonly string[];
  /** Their domains, each once; '' for an address without one. */
  readonly domains: readonly string[];
}

/** Reads all From header fields. */
export function authorsOf(header: readonly HeaderField[]): Authors {
  const fields = fieldsNamed(header, 'From');
  const addresses = fields.flatMap((field) => addressesIn(field.value)).map((author) => author.address);
  return { fieldCount: fields.length, addresses, domains: [...new Set(addresses.map(domainOf))] };
}
