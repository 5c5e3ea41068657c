import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import type { FlowFate } from '../../harness/verdict/flow-fate.ts';
import { learnerOf } from '../../harness/verdict/learner.ts';
import { indexRecords } from '../../harness/verdict/record-index.ts';
import * as given from './evidence.ts';

const NOTICE = given.notice({ outcome: 'reject' });
const HOPS = [
  given.notice({ outcome: 'relay' }),
  given.notice({ id: 'd3', causedBy: 'd1', outcome: 'reject', content: { kind: 'bytes', raw: Buffer.from('') } }),
];
const AWAY = given.answer('away-message', 'Do.Not.Reply@vendor.example', { id: 'd4', outcome: 'reject' });

function fate(flow: 'notice' | 'bounce', more: Partial<FlowFate>): FlowFate {
  return {
    key: { flow, person: 'Ann', act: 'c2' },
    noticeTo: 'ann@free.example',
    from: null,
    to: '',
    fate: 'rejected',
    reached: false,
    intended: { kind: 'person', person: 'Ann' },
    reader: null,
    learns: null,
    chain: [],
    records: [],
    rule: null,
    reason: '',
    assumed: false,
    model: false,
    ...more,
  };
}

/** A report about one delivery, in the library's mailbox. */
function about(id: string): DeliveryRecord {
  return given.bounce({ id: 'd9', causedBy: id, to: 'library@acme.example' });
}

describe('who learns from a report that the library reads', () => {
  it.each([
    { name: 'about the notice', chain: [NOTICE], report: about('d1'), learns: 'library', because: 'it says who' },
    { name: 'about its last hop', chain: HOPS, report: about('d3'), learns: 'library', because: 'it is the notice' },
    {
      name: "about the person's away message",
      chain: [NOTICE],
      report: about('d4'),
      learns: 'nobody',
      because: 'what failed there is another message, and nothing is said of the notice',
    },
    {
      name: 'that an act caused',
      chain: [NOTICE],
      report: about('c2'),
      learns: 'nobody',
      because: 'it is about no message',
    },
  ])('$name: $learns ($because)', ({ chain, report, learns }) => {
    const index = indexRecords(given.timeline({ records: [...chain, AWAY, report] }));
    const bounce = fate('bounce', { fate: 'inbox', reached: true, reader: { kind: 'library' }, chain: [report] });
    expect(learnerOf(given.world(), index, fate('notice', { chain }), bounce)).toBe(learns);
  });
});
