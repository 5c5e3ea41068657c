import { describe, expect, it } from 'vitest';
import { spfFault } from '../../../harness/standards/spf/fault.ts';
import { walkSpf } from '../../../harness/standards/spf/walk.ts';
import type { Zonedata } from '../../conformance/zonedata.ts';
import { lookupOf } from '../lookup-of.ts';

const HERE = 'lib.example';
const txt = (text: string) => [{ TXT: text }];

interface Row {
  readonly name: string;
  readonly zones: Zonedata;
  readonly fault: object;
}

const ROWS: readonly Row[] = [
  {
    name: 'two records (section 4.5)',
    zones: { [HERE]: [...txt('v=spf1 a -all'), ...txt('v=spf1 mx -all')] },
    fault: { kind: 'several-records', count: 2, domain: HERE, through: null },
  },
  {
    name: 'other TXT records do not count',
    zones: { [HERE]: [...txt('verification=1'), ...txt('v=spf1 a -all'), ...txt('v=spf1 mx -all')] },
    fault: { kind: 'several-records', count: 2, domain: HERE, through: null },
  },
  {
    name: 'a word that is no mechanism (section 4.6.1)',
    zones: { [HERE]: txt('v=spf1 inclde:x.example -all') },
    fault: { kind: 'syntax', domain: HERE, through: null },
  },
  {
    name: 'an include of a name that does not exist (section 5.2)',
    zones: { [HERE]: txt('v=spf1 include:gone.example -all') },
    fault: {
      kind: 'nothing-there',
      term: 'include:gone.example',
      target: 'gone.example',
      exists: false,
      through: null,
    },
  },
  {
    name: 'an include of a name without SPF record',
    zones: { [HERE]: txt('v=spf1 include:web.example -all'), 'web.example': [{ A: '192.0.2.9' }] },
    fault: { kind: 'nothing-there', target: 'web.example', exists: true, domain: HERE },
  },
  {
    name: 'a fault two records down lies there, and came through the first',
    zones: {
      [HERE]: txt('v=spf1 include:a.example -all'),
      'a.example': txt('v=spf1 include:b.example -all'),
      'b.example': [...txt('v=spf1 a -all'), ...txt('v=spf1 -all')],
    },
    fault: { kind: 'several-records', domain: 'b.example', through: 'a.example' },
  },
  {
    name: 'a missing record two records down',
    zones: { [HERE]: txt('v=spf1 include:a.example -all'), 'a.example': txt('v=spf1 include:b.example -all') },
    fault: { kind: 'nothing-there', domain: 'a.example', target: 'b.example', through: 'a.example' },
  },
  {
    name: 'the eleventh lookup (section 4.6.4)',
    zones: {
      [HERE]: txt(`v=spf1 ${Array.from({ length: 11 }, (_, n) => `a:h${n}.example`).join(' ')} -all`),
      ...Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`h${n}.example`, [{ A: '192.0.2.9' }]])),
    },
    fault: { kind: 'too-many-lookups', domain: HERE, through: null },
  },
  {
    name: 'the third name without records (section 4.6.4), with all three names',
    zones: { [HERE]: txt('v=spf1 a:x.example a:y.example a:z.example -all') },
    fault: { kind: 'too-many-voids', names: ['x.example', 'y.example', 'z.example'] },
  },
];

function faultOf(zones: Zonedata) {
  const lookup = lookupOf(zones);
  return spfFault(walkSpf({ ip: '192.0.2.1', sender: `a@${HERE}`, helo: 'h.example', receiverHost: '', lookup }));
}

describe('what makes a record an error', () => {
  it.each(ROWS)('$name', ({ zones, fault }) => {
    expect(faultOf(zones)).toMatchObject(fault);
  });

  it('is nothing where the record is valid, or where there is none', () => {
    expect(faultOf({ [HERE]: txt('v=spf1 -all') })).toBeNull();
    expect(faultOf({})).toBeNull();
  });
});
