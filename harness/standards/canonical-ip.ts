import ipaddr from 'ipaddr.js';
import { foundOnce } from './found-once.ts';

/** The one text form of an address that is compared: dotted decimal, or RFC 5952. Taken to be valid. */
export const canonicalIp = foundOnce((text: string) => ipaddr.parse(text).toString());
