import { describe, expect, it } from 'vitest';
import type { Selection } from '../../../harness/model/explanation.ts';
import * as given from '../evidence.ts';
import { explained, problemOf } from './explained.ts';

const PEOPLE = [given.person('Ann'), given.person('Bob')];
const INTENTS = [
  { person: 'Ann', act: 'c1-staff-corporate', to: 'ann@work.example' },
  { person: 'Ann', act: 'c2', to: 'ann@free.example' },
  { person: 'Bob', act: 'c2', to: 'bob@free.example' },
];

/** Ann's two notices arrive and she answers the second; Bob's is refused, and the report about it arrives nowhere. */
function story() {
  const records = [
    given.notice({ id: 'd1', act: 'c1-staff-corporate', causedBy: 'c1-staff-corporate' }),
    given.notice({ id: 'd2' }),
    given.notice({ id: 'd3', person: 'Bob', to: 'bob@free.example', outcome: 'reject' }),
    given.answer('reply', 'library@acme.example', { id: 'd4', causedBy: 'd2' }),
    given.bounce({ id: 'd5', person: 'Bob', causedBy: 'd3' }),
  ];
  const acts = [given.C2, { ...given.C2, id: 'c1-staff-corporate' }];
  return given.evidence(given.world({ people: PEOPLE, acts }), { intents: INTENTS, records });
}

function names(selection: Partial<Selection>): readonly string[] {
  return explained(story(), selection).flows.map(({ flow, person, act }) => `${flow} ${person} ${act}`);
}

describe('what is explained', () => {
  it.each<[string, Partial<Selection>, readonly string[]]>([
    ['without a word: what failed', {}, ['notice Bob c2', 'bounce Bob c2']],
    ['a person by name', { to: 'bob' }, ['notice Bob c2', 'bounce Bob c2']],
    ['a person by the address on file', { to: 'Bob@Free.example' }, ['notice Bob c2', 'bounce Bob c2']],
    ['an address that one act used', { to: 'ann@work.example' }, ['notice Ann c1-staff-corporate']],
    ['where an answer went', { to: 'library@acme.example' }, ['reply Ann c2']],
    ['one kind, of those that arose', { flow: 'reply' }, ['reply Ann c2']],
    ['an act by the beginning of its id', { act: 'c1-staff' }, ['notice Ann c1-staff-corporate']],
    ['all words together', { flow: 'notice', to: 'Ann', act: 'c2' }, ['notice Ann c2']],
    [
      'a kind that did not arise, since why not is the question',
      { flow: 'away-message', to: 'Bob' },
      ['away-message Bob c2'],
    ],
  ])('is %s', (_name, selection, flows) => {
    expect(names(selection)).toEqual(flows);
  });

  it('is every notice where none failed', () => {
    const { flows } = explained(given.evidence(given.world()));
    expect(flows.map(({ flow, fate }) => [flow, fate])).toEqual([['notice', 'inbox']]);
  });

  it.each<[string, Partial<Selection>, RegExp]>([
    [
      'a kind that does not exist',
      { flow: 'mail' },
      /^There is no flow "mail"; there are notice, reply, misdirected-reply, bounce, away-message\.$/,
    ],
    ['an act that does not exist', { act: 'c3' }, /"c3".*there are c1-staff-corporate, c2\.$/],
    ['half of an id', { act: 'c' }, /There is no act "c"/],
    [
      'somebody unknown',
      { to: 'zoe@free.example' },
      /zoe@free\.example.*Ann \(ann@work\.example\).*Bob \(bob@free\.example\).*library@acme\.example/,
    ],
    ['words that exist but not together', { act: 'c1-staff', to: 'Bob' }, /--flow notice --act c2 --to "bob@free/],
  ])('is nothing for %s, and the answer lists what there is', (_name, selection, message) => {
    expect(problemOf(story(), selection)).toMatch(message);
  });
});
