import type { Names, People } from './shared.ts';

/** What those who pass mail on to a server that judges it again can vouch for. */
export interface GatewayFacts {
  'arc-sealer-not-listed': People & {
    /** Sealers that the receiver does not list. */
    sealers: Names;
    receivers: Names;
    rules: Names;
    /** Whether the receiver is the library's own. */
    ofLibrary: boolean;
  };
  'arc-chain-broken': People & {
    sealers: Names;
    receivers: Names;
    /** Who handed the message over when its chain first did not hold. */
    from: Names;
    /** What is wrong with the chain, in a few words. */
    problem: string;
    /** Whether the seals hold and the message was changed; else there is something wrong with the seals. */
    changed: boolean;
    ofLibrary: boolean;
  };
  'gateway-bypassed': People & {
    server: string;
    host: string;
    /** From where the mail came. */
    addresses: Names;
    /** Hosts of the gateway in front of the server; empty where the scenario has none. */
    gateways: Names;
  };
  'gateway-hides-sender': People & {
    gateway: string;
    /** Of the gateway, as the server behind it sees them. */
    addresses: Names;
    receivers: Names;
    rules: Names;
    /** Domain of the gateway's ARC seals; '' where it seals nothing, or where seals cannot help. */
    sealer: string;
    flows: Names;
  };
}
