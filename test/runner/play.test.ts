import { describe, expect, it } from 'vitest';
import { timelinesOf } from './story.ts';

/** The vendor has two sending hosts. From lies in acme.org and MAIL FROM does not, so that only DMARC can fail. */
const unaligned = (policy: string): string => `
sender:
  MAIL FROM: Do.Not.Reply@CyberToolsForLibraries.net
  "The above e-mail addresses' e-mail server DNS TXT records": TRUE
zones: |
  _dmarc.acme.org. TXT "v=DMARC1; p=reject; ${policy}"
`;

const ONCE = ['0 applied', '1 applied'];
const BOTH = [...ONCE, '0 not applied', '1 not applied'];

const WRITTEN_BY_HAND = '[ordinary-mail: { to: ann@harbor-hardware.example }]';
const TWO_LIBRARY_HOSTS = `
library:
  site:
    hosts:
      - { name: mail.acme.org, addresses: [203.0.113.25], sends: true }
      - { name: mail2.acme.org, addresses: [203.0.113.26], sends: true }
`;

describe('the timelines of a scenario', () => {
  it.each([
    { name: 'pct=50', text: unaligned('pct=50'), played: BOTH, because: 'each message may be of either half' },
    { name: 'pct=1', text: unaligned('pct=1'), played: BOTH, because: 'one in a hundred still has a choice' },
    { name: 'pct=100', text: unaligned('pct=100'), played: ONCE, because: 'the policy is for all of them' },
    { name: 'pct=0', text: unaligned('pct=0'), played: ONCE, because: 'the policy is for none of them' },
    {
      name: 'pct=50 and DMARC passes',
      text: unaligned('pct=50').replace(/ {2}MAIL FROM.*\n/, ''),
      played: ONCE,
      because: 'a policy is for what fails (RFC 7489 section 6.6.4)',
    },
  ])('$name: $because', async ({ text, played }) => {
    const timelines = await timelinesOf(text);
    const variants = timelines.map(({ variant }) => variant);
    expect(variants.map((one) => `${one.originIndex} ${one.pctApplied ? 'applied' : 'not applied'}`)).toEqual(played);
  });

  it.each([
    {
      name: 'a message of the library from its only address',
      text: '',
      acts: WRITTEN_BY_HAND,
      played: [0],
      because: 'the vendor sends nothing, so that its other address changes nothing',
    },
    {
      name: 'a message of the library, which has two addresses',
      text: TWO_LIBRARY_HOSTS,
      acts: WRITTEN_BY_HAND,
      played: [0, 1],
      because: 'it may come from either',
    },
    {
      name: 'a notice of the vendor after it',
      text: '',
      acts: `${WRITTEN_BY_HAND.slice(0, -1)}, c2]`,
      played: [0, 1],
      because: 'the notice may come from either of its addresses',
    },
  ])('$name: $because', async ({ text, acts, played }) => {
    const timelines = await timelinesOf(text, acts);
    expect(timelines.map(({ variant }) => variant.originIndex)).toEqual(played);
  });
});
