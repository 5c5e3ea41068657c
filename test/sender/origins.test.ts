import { describe, expect, it } from 'vitest';
import { originsOf } from '../../harness/sender/origins.ts';
import { host, site } from './world.ts';

describe('where mail of a site may come from', () => {
  const rows = [
    {
      because: 'two machines are two origins',
      hosts: [host('a.v.org', ['192.0.2.1']), host('b.v.org', ['192.0.2.2'])],
      want: ['a.v.org 192.0.2.1', 'b.v.org 192.0.2.2'],
    },
    {
      because: 'a receiver may see either address of one machine, and SPF may name only one of them',
      hosts: [host('a.v.org', ['192.0.2.1', '192.0.2.2'])],
      want: ['a.v.org 192.0.2.1', 'a.v.org 192.0.2.2'],
    },
    {
      because: 'which family is used is decided by the target, so both are one origin',
      hosts: [host('a.v.org', ['192.0.2.1', '2001:db8::1'])],
      want: ['a.v.org 192.0.2.1 2001:db8::1'],
    },
    {
      because: 'every address is seen at least once',
      hosts: [host('a.v.org', ['192.0.2.1', '2001:db8::1', '2001:db8::2'])],
      want: ['a.v.org 192.0.2.1 2001:db8::1', 'a.v.org 192.0.2.1 2001:db8::2'],
    },
    {
      because: 'a machine that only receives sends nothing',
      hosts: [host('a.v.org', ['192.0.2.1']), host('in.v.org', ['192.0.2.3'], { sends: false })],
      want: ['a.v.org 192.0.2.1'],
    },
  ];
  it.each(rows)('$because', ({ hosts, want }) => {
    const origins = originsOf(site('v', ['v.org'], hosts));
    expect(origins.map((origin) => [origin.host.name, ...origin.addresses].join(' '))).toEqual(want);
  });
});
