import { describe, expect, it } from 'vitest';
import type { DmarcBothReport, DmarcSideReport } from '../../harness/model/report.ts';
import { scenarioText } from '../../harness/report/console/scenario-text.ts';
import { scenarioReport } from './scenario-report.ts';

const PLAIN = { colour: false, width: 120 };

function side(more: Partial<DmarcSideReport>): DmarcSideReport {
  return {
    result: 'fail',
    reason: '',
    foundAt: '_dmarc.acme.org',
    record: 'v=DMARC1; p=reject',
    policy: 'reject',
    pct: 100,
    orgDomain: null,
    alignment: { spf: false, dkim: false },
    actions: ['reject'],
    ...more,
  };
}

const PASS = side({ result: 'pass', actions: ['nothing'] });

function entry(more: Partial<DmarcBothReport>): DmarcBothReport {
  return {
    delivery: 'd1',
    flow: 'notice',
    person: 'Ann',
    act: 'c2',
    to: 'ann@free.example',
    fromDomain: 'acme.org',
    rfc7489: PASS,
    rfc9989: PASS,
    agree: true,
    ...more,
  };
}

/** The table's rows, each with its cells. */
function rows(dmarcBoth: readonly DmarcBothReport[] | null): readonly (readonly string[])[] {
  const lines = scenarioText(scenarioReport({ dmarcBoth }), PLAIN).split('\n');
  const head = lines.findIndex((line) => line.includes('by RFC 7489'));
  const end = lines.indexOf('', head);
  return head === -1 ? [] : lines.slice(head + 1, end).map((line) => line.trim().split(/ {2,}/));
}

describe('the table of both DMARC standards', () => {
  it.each([
    { name: 'is not there where the scenario does not ask', both: null, shown: [] },
    {
      name: 'says that a message passes',
      both: [entry({})],
      shown: [['acme.org', 'notice c2: Ann', 'pass', 'pass', 'yes']],
    },
    {
      name: 'says what each does with it',
      both: [
        entry({
          rfc7489: side({}),
          rfc9989: side({ result: 'none', policy: null, actions: ['nothing'] }),
          agree: false,
        }),
      ],
      shown: [['acme.org', 'notice c2: Ann', 'fail, p=reject:', 'none: left alone', 'no'], ['refused']],
    },
    {
      name: 'has one row for messages that fare alike',
      both: [entry({}), entry({ person: 'Bo' }), entry({ act: 'c3' })],
      shown: [['acme.org', 'notice c2, c3: Ann', 'pass', 'pass', 'yes'], ['and 1 more']],
    },
    {
      name: 'says where nobody can know, and where From names several domains',
      both: [entry({ agree: null, fromDomain: null })],
      shown: [['several', 'notice c2: Ann', 'pass', 'pass', 'unknown']],
    },
  ])('$name', ({ both, shown }) => {
    expect(rows(both)).toEqual(shown);
  });

  it('says that there was no message to compare', () => {
    const text = scenarioText(scenarioReport({ dmarcBoth: [] }), PLAIN);
    expect(text).toContain('No message came so far that DMARC was evaluated.');
  });
});
