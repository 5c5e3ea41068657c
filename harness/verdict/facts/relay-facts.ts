import type { Names, People, SpfMend } from './shared.ts';

/** Mail that a server on the way would not take. */
interface Refused extends People {
  readonly server: string;
  readonly host: string;
  /** Id of its receiver. */
  readonly receiver: string;
  /** What it came from. */
  readonly addresses: Names;
  /** What to let in: all that the vendor sends from, where it came from the vendor. */
  readonly permit: Names;
  /** What the other side said in EHLO. */
  readonly greeting: string;
  readonly reply: string;
  /** Whether the recipients' domains were what it was about. */
  readonly outsidersOnly: boolean;
}

/** A server that passes mail on in the name of a domain that does not list it. */
interface RelaySpf extends SpfMend, People {
  readonly domain: string;
  readonly server: string;
  readonly addresses: Names;
  readonly result: string;
  readonly receivers: Names;
}

/** What servers on the way refuse. */
export interface RelayFacts {
  'relay-not-allowed': Refused;
  'starttls-required': Refused;
  'own-name-greeting': Refused;
  'spf-lacks-relay': RelaySpf;
  'spf-lacks-relay-ipv6': RelaySpf;
  'smtp-server-unknown': People & { server: string; mailServers: Names; reply: string; attempts: number };
  'properties-contradict': { relay: boolean; dnsRecords: string; mailFrom: string; server: string };
  'server-unreachable': People & { server: string; reply: string };
}
