import type { Facts, SettingValue } from '../model/receiver.ts';
import { askBlocklists, askDomainLists } from './blocklist.ts';
import { effectiveSettings } from './decide.ts';
import { greylistFact } from './greylist.ts';
import { rateFact } from './rate-fact.ts';
import { readsFact } from './reads-fact.ts';
import type { ReceiveInput } from './receive.ts';

type IntakeInput = Pick<ReceiveInput, 'site' | 'clientIp' | 'lookup' | 'at' | 'greylist' | 'arrivals'>;

/** What a receiver asks before it takes a message: blocklists, its memory, and limits; each only where a row reads it. */
export class Intake {
  readonly #input: IntakeInput;
  readonly #settings: Readonly<Record<string, SettingValue>>;

  constructor(input: IntakeInput) {
    this.#input = input;
    this.#settings = effectiveSettings(input.site.receiver, input.site.settings);
  }

  atConnect(): Pick<Facts, 'blocklists' | 'domainListings' | 'blockedIp' | 'greylist' | 'rates' | 'size' | 'header'> {
    const { site, clientIp, lookup } = this.#input;
    return {
      blocklists: readsFact(site.receiver, 'blocklists')
        ? askBlocklists(clientIp, this.#list('blocklists'), lookup)
        : null,
      domainListings: null,
      blockedIp: this.#list('blockedIps').includes(clientIp),
      greylist: null,
      rates: this.#rates(''),
      size: null,
      header: null,
    };
  }

  atMail(domain: string, helo: string, declared: number | null): Pick<Facts, 'domainListings' | 'size'> {
    const { site, lookup } = this.#input;
    const { receiver } = site;
    const limit = Number(this.#settings['sizeLimit'] ?? 0);
    return {
      domainListings: readsFact(receiver, 'domainListings') ? askDomainLists(domain, helo, lookup) : null,
      size: readsFact(receiver, 'size') ? { declared, octets: null, limit } : null,
    };
  }

  atRcpt(mailFrom: string, rcpt: string): Pick<Facts, 'greylist' | 'rates'> {
    const { site, clientIp, at, greylist } = this.#input;
    const context = { site: site.id, clientIp, mailFrom, rcpt, at, entries: greylist, settings: this.#settings };
    return {
      greylist: readsFact(site.receiver, 'greylist') ? greylistFact(context) : null,
      rates: this.#rates(rcpt),
    };
  }

  #rates(rcpt: string): Facts['rates'] {
    const { site, clientIp, at, arrivals } = this.#input;
    if (!readsFact(site.receiver, 'rates')) return null;
    return rateFact({ site: site.id, clientIp, rcpt, at, arrivals, settings: this.#settings });
  }

  #list(name: string): readonly string[] {
    const value = this.#settings[name];
    return Array.isArray(value) ? value : [];
  }
}
