import { describe, expect, it } from 'vitest';
import type { SenderProperties } from '../../harness/model/world.ts';
import { identityOf } from '../../harness/sender/identity.ts';
import { cyberTools } from '../cyber-tools.ts';
import { world } from './world.ts';

const VENDOR_ADDRESS = 'Do.Not.Reply@CyberToolsForLibraries.net';
const LIBRARY = 'Library@acme.org';
const MX = { kind: 'mx' };
const RELAY = { kind: 'smarthost', host: 'mail.acme.org' };

describe('the names a catalogue sends under', () => {
  const rows: readonly {
    name: string;
    set: Partial<SenderProperties>;
    want: readonly [string, object, string | null];
  }[] = [
    { name: 'A: nothing set up', set: { dnsRecords: 'FALSE' }, want: [VENDOR_ADDRESS, MX, null] },
    { name: 'B1: DNS records TRUE', set: { dnsRecords: 'TRUE' }, want: [LIBRARY, MX, null] },
    { name: 'n/a without a relay: it is not FALSE', set: { dnsRecords: 'n/a' }, want: [LIBRARY, MX, null] },
    {
      name: 'relay alone: the way changes, not the names',
      set: { relay: true, dnsRecords: 'FALSE' },
      want: [VENDOR_ADDRESS, RELAY, 'acme.org'],
    },
    { name: 'relay and DNS records', set: { relay: true, dnsRecords: 'TRUE' }, want: [LIBRARY, RELAY, 'acme.org'] },
    {
      name: 'B2: relay, DNS not applicable',
      set: { relay: true, dnsRecords: 'n/a' },
      want: [LIBRARY, RELAY, 'acme.org'],
    },
  ];
  it.each(rows)('$name', ({ set, want: [address, route, helo] }) => {
    expect(identityOf(cyberTools(world({ properties: set })))).toEqual({
      mailFrom: address,
      from: address,
      replyTo: LIBRARY,
      route,
      helo,
    });
  });

  it('keeps From when only MAIL FROM is set otherwise', () => {
    const { mailFrom, from } = identityOf(
      cyberTools(world({ properties: { dnsRecords: 'TRUE', mailFrom: VENDOR_ADDRESS } })),
    );
    expect({ mailFrom, from }).toEqual({ mailFrom: VENDOR_ADDRESS, from: LIBRARY });
  });

  it('greets with the host’s own name where no Internet Domain Name is set', () => {
    expect(identityOf(cyberTools(world({ properties: { relay: true, domainName: '' } }))).helo).toBeNull();
  });

  it('has no Reply-To where none is set', () => {
    expect(identityOf(cyberTools(world({ properties: { replyTo: ' ' } }))).replyTo).toBeNull();
  });
});
