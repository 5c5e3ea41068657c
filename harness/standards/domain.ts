import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';

const ASCII = /^[\0-\x7f]*$/;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/**
 * A domain name as the harness writes it: lower-case, U-labels as A-labels (RFC 5890 section 2.3), without the dot of
 * the root. A name that IDNA refuses is only lower-cased.
 */
export function normalDomain(domain: string): string {
  const plain = domain.toLowerCase().replace(/\.$/, '');
  return ASCII.test(plain) ? plain : domainToASCII(plain) || plain;
}

/** True where `domain` is `parent` or lies below it. Both are compared without regard to case or a final dot. */
export function isBelow(domain: string, parent: string): boolean {
  const child = normalDomain(domain);
  const above = normalDomain(parent);
  return above !== '' && (child === above || child.endsWith(`.${above}`));
}

/**
 * True for a fully qualified domain name that can send mail: at least two labels of letters, digits and hyphens
 * (RFC 5321 section 4.1.2 `Domain`, section 2.3.5), the last of which begins with a letter (RFC 3696 section 2).
 *
 * @param domain in normal form (see `normalDomain`).
 */
export function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    domain.length <= LONGEST_NAME &&
    labels.every((label) => label.length <= LONGEST_LABEL && HOST_LABEL.test(label)) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  );
}

/** True where a name can be asked in the DNS (RFC 1035 section 2.3.4): no empty or overlong label, 253 octets at most. */
export function isQueryName(name: string): boolean {
  return name.length <= LONGEST_NAME && name.split('.').every((label) => label !== '' && label.length <= LONGEST_LABEL);
}

/**
 * The organizational domain by public suffix list (RFC 7489 section 3.2).
 *
 * The whole list counts, its private section too: RFC 7489 knows no sections, and OpenDMARC, Mail::DMARC and rspamd
 * read the published file as one list. A domain that is itself a public suffix is its own organizational domain.
 */
export function organizationalDomainPsl(domain: string): string {
  const name = normalDomain(domain);
  const options = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false };
  return getDomain(name, options) ?? name;
}
