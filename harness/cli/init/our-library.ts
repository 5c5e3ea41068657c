import { domainToASCII, domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import { UsageError } from '../usage-error.ts';

/** What `init` was told of the library; null where it was told nothing. */
export interface LibraryChoices {
  readonly domain: string | null;
  readonly from: string | null;
  readonly name: string | null;
}

/** The library that the files are written for. */
export interface OurLibrary {
  readonly name: string;
  /** As people write it. */
  readonly shown: string;
  /** As it stands in the DNS: lower-case, A-labels (RFC 5890 section 2.3). */
  readonly domain: string;
  /** Domains above it up to the one that was registered, whose DMARC policies may cover it; the nearest first. */
  readonly above: readonly string[];
  /** The mailbox that the library reads. */
  readonly from: string;
}

/** A domain that nobody can own (RFC 2606 section 3), for those who only want to look. */
const NOBODYS = 'library.example';
const MAILBOX = 'circ';
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Fills in what was left out.
 *
 * @throws UsageError where there can be no mail in such a domain, or the address lies in another.
 */
export function ourLibrary({ domain, from, name }: LibraryChoices): OurLibrary {
  const given = domain ?? (from === null ? NOBODYS : from.slice(from.lastIndexOf('@') + 1));
  const ascii = checkDomain(given);
  const shown = domainToUnicode(ascii) || ascii;
  return {
    name: name ?? `The library at ${shown}`,
    shown,
    domain: ascii,
    above: domainsAbove(ascii),
    from: from === null ? `${MAILBOX}@${ascii}` : checkAddress(from, ascii),
  };
}

function checkDomain(given: string): string {
  const plain = given.trim().replace(/\.$/, '');
  const ascii = domainToASCII(plain);
  const labels = ascii.split('.');
  if (/[\s/:@]/u.test(plain) || !labels.every((label) => LABEL.test(label)) || !/^[a-z]/.test(labels.at(-1) ?? '')) {
    throw new UsageError(`${given} is no domain. Write what stands behind the @ of the library's addresses: acme.org.`);
  }
  if (labels.length === 1 || getDomain(ascii, { allowPrivateDomains: true }) === null) {
    throw new UsageError(
      `Under ${given} others register their domains. Write the library's own, such as acme.${plain}.`,
    );
  }
  return ascii;
}

function checkAddress(given: string, domain: string): string {
  const at = given.lastIndexOf('@');
  const local = given.slice(0, at);
  if (at < 1 || !/^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(local)) {
    throw new UsageError(`${given} is no e-mail address. Write one such as circ@${domain}.`);
  }
  if (domainToASCII(given.slice(at + 1)) !== domain) {
    throw new UsageError(
      `${given} is not in the domain ${domain}. Give --from an address there, or leave --domain out.`,
    );
  }
  return `${local}@${domain}`;
}

function domainsAbove(domain: string): readonly string[] {
  const registered = getDomain(domain, { allowPrivateDomains: true }) ?? domain;
  const labels = domain.split('.');
  const levels = labels.length - registered.split('.').length;
  return Array.from({ length: levels }, (_, level) => labels.slice(level + 1).join('.'));
}
