import { describe, expect, it } from 'vitest';
import type { MatcherState } from 'vitest';
import type { ScenarioReport } from '../../harness/index.ts';
import { matchers } from '../../harness/vitest/matchers.ts';
import { Played } from '../../harness/vitest/played.ts';
import type { WantedFlows } from '../../harness/vitest/select-flows.ts';
import { delivery, flow, scenarioReport } from '../report/scenario-report.ts';
import { world } from '../verdict/evidence.ts';

const REFUSED = flow({
  person: 'Bob',
  to: 'bob@free.example',
  fate: 'rejected',
  reached: false,
  readBy: null,
  learns: 'library',
  decidedBy: 'd2',
  rule: 'free#dmarc-reject',
  reason: 'Free Mail refused it.',
});
const UNKNOWN = flow({
  person: 'Cy',
  to: 'cy@free.example',
  fate: 'inconclusive',
  reached: null,
  readBy: null,
  rule: null,
  reason: 'x.example was not declared.',
});
const NOT_AWAY = flow({
  flow: 'away-message',
  to: '',
  fate: 'not-applicable',
  reached: null,
  readBy: null,
  rule: null,
  reason: 'Ann is not away.',
});
const DEFERRED = flow({
  flow: 'reply',
  fate: 'expired',
  reached: false,
  readBy: null,
  decidedBy: 'd3',
  rule: 'free#greylist',
});
const DELIVERIES = [
  delivery({ id: 'd1' }),
  delivery({ id: 'd2', reply: { code: 550, enhanced: '5.7.26', text: 'Unauthenticated mail is not accepted.' } }),
  delivery({ id: 'd3', reply: { code: 451, enhanced: null, text: 'Greylisted' } }),
];
const REPORT = scenarioReport({ flows: [flow(), NOT_AWAY, DEFERRED, REFUSED, UNKNOWN], deliveries: DELIVERIES });

function played(report: ScenarioReport = REPORT): Played {
  const { scenario } = world();
  const one = new Played(() => ({ scenario, workingDir: '/nowhere', mask: false }));
  one.outcome = async () => ({ scenario, report, workingDir: '/nowhere', mask: false });
  return one;
}

function state(isNot = false, colour = false): MatcherState {
  const EXPECTED_COLOR = (text: string): string => (colour ? `\u001b[32m${text}\u001b[39m` : text);
  return { isNot, utils: { EXPECTED_COLOR } } as unknown as MatcherState;
}

type Name = keyof typeof matchers;

/** Runs a matcher as vitest does; '' where the test goes on, else the message it fails with. */
async function failure(name: Name, received: unknown, argument: unknown, isNot = false): Promise<string> {
  const matcher = matchers[name] as (this: MatcherState, ...args: unknown[]) => ReturnType<(typeof matchers)[Name]>;
  const { pass, message } = await matcher.call(state(isNot), received, argument);
  return pass === isNot ? message() : '';
}

const ANN: WantedFlows = { flow: 'notice', to: 'Ann' };
const BOB: WantedFlows = { flow: 'notice', to: 'bob@free.example' };
const CY: WantedFlows = { flow: 'notice', to: 'Cy' };
const AWAY: WantedFlows = { flow: 'away-message' };
const REPLY: WantedFlows = { flow: 'reply' };

/** Matcher, flows, what it is given; whether it passes, and whether behind `.not`; why. */
const ROWS: readonly (readonly [Name, WantedFlows, unknown, boolean, boolean, string])[] = [
  ['toReach', ANN, 'inbox', true, false, 'it is there'],
  ['toReach', ANN, 'spam', false, true, 'it is elsewhere'],
  ['toReach', { flow: 'notice' }, 'inbox', false, false, 'some are there and some not: neither all nor none'],
  ['toReach', CY, 'inbox', false, false, 'nobody can say, so neither can be claimed'],
  ['toReach', CY, 'inconclusive', true, false, 'that nobody can say is what was claimed'],
  ['toReach', AWAY, 'inbox', false, false, 'what never arose proves nothing'],
  ['toReach', AWAY, 'not-applicable', true, false, 'that it never arose is what was claimed'],
  ['toBeReadBy', ANN, 'Ann', true, false, 'she reads it'],
  ['toBeReadBy', ANN, ' ann ', true, false, 'a name is compared as people write it'],
  ['toBeReadBy', ANN, 'library', false, true, 'another reads it'],
  ['toBeReadBy', BOB, 'Bob', false, true, 'it lies in no mailbox'],
  ['toBeReadBy', BOB, 'nobody', false, true, 'it lies in no mailbox, so not in one that nobody reads'],
  ['toBeRefusedWith', BOB, '550 5.7.26', true, false, 'code and enhanced code are those'],
  ['toBeRefusedWith', BOB, '550', true, false, 'the code alone will do'],
  ['toBeRefusedWith', BOB, '5.7.26 Unauthenticated mail', true, false, 'any part of the line will do'],
  ['toBeRefusedWith', BOB, '550 5.7.2', false, true, '5.7.2 is another code than 5.7.26'],
  ['toBeRefusedWith', BOB, '550 5.7', false, true, 'half a code is none'],
  ['toBeRefusedWith', BOB, /^550 .*unauthenticated/i, true, false, 'an expression fits the whole line'],
  [
    'toBeRefusedWith',
    REPLY,
    '451',
    true,
    false,
    'a reply without an enhanced code; putting off until it expires refuses',
  ],
  ['toBeRefusedWith', ANN, '250', false, true, '250 is no refusal'],
  ['toBeRefusedWith', ANN, /./, false, true, 'whatever the text: it was accepted'],
];

describe('matchers', () => {
  it.each(ROWS)('%s of %o given %o: holds %s, behind .not %s: %s', async (name, wanted, given, ...holds) => {
    const flows = played().flow(wanted.flow, wanted);
    const failures = [await failure(name, flows, given), await failure(name, flows, given, true)];
    expect(failures.map((message) => message === '')).toEqual(holds.slice(0, 2));
  });

  it('tell of one flow in one sentence, then show the board', async () => {
    const message = await failure('toBeRefusedWith', played().flow('notice', BOB), '552');
    expect(message.split('\n\n')[0]).toBe(
      'The notice to Bob in c2 should be refused with 552, but: rejected by free#dmarc-reject, with the reply 550 5.7.26 Unauthenticated mail is not accepted. Free Mail refused it.',
    );
    expect(message).toContain('✓ A story (story, scenarios/story.yaml)');
    expect(message).toMatch(/Bob +notice +rejected +free#dmarc-reject +library/);
  });

  it('tell of several flows which of them did otherwise', async () => {
    const [said = ''] = (await failure('toReach', played().flow('notice'), 'inbox')).split('\n\n');
    expect(said.split('\n')).toEqual([
      'All 3 notices should reach inbox, but 2 did otherwise:',
      '  Bob in c2: rejected by free#dmarc-reject. Free Mail refused it.',
      '  Cy in c2: inconclusive. Nobody can say what becomes of it: x.example was not declared.',
    ]);
  });

  it('tell behind .not which flows should not have', async () => {
    const [said = ''] = (await failure('toReach', played().flow('notice'), 'inbox', true)).split('\n\n');
    expect(said.split('\n')).toEqual([
      'None of the 3 notices should reach inbox, but 2 did otherwise:',
      '  Ann in c2: inbox by free#accept. It arrived.',
      '  Cy in c2: inconclusive. Nobody can say what becomes of it: x.example was not declared.',
    ]);
  });

  it('make texts of the user plain: a reply cannot move the cursor', async () => {
    const odd = scenarioReport({ flows: [flow({ reason: 'It\u001b[2J\narrived.' })] });
    expect(await failure('toReach', played(odd).flow('notice'), 'spam')).not.toContain('\u001b');
  });

  it('have colours where vitest has some', async () => {
    const received = played(scenarioReport()).flow('notice');
    const { message } = await matchers.toReach.call(state(false, true), received, 'spam');
    expect(message()).toContain('\u001b[');
  });

  it.each([
    ['toReach', { flow: 'notice' }, 'inbxo', /^There is no fate "inbxo"; there are inbox, spam, .*inconclusive\.$/],
    [
      'toBeReadBy',
      { flow: 'notice' },
      'Bib',
      /^There is no reader "Bib"; there are library, vendor, nobody, stranger, Ann, Bob, Cy\.$/,
    ],
    ['toBeRefusedWith', { flow: 'notice' }, '', /^toBeRefusedWith needs a part of the reply/],
    ['toReach', { flow: 'notce' as 'notice' }, 'inbox', /^There is no flow "notce"; there are notice, reply, /],
    [
      'toReach',
      { flow: 'notice', act: 'c3' },
      'inbox',
      /^There is no act "c3" that writes to anybody; there are c2\.$/,
    ],
    [
      'toReach',
      { flow: 'notice', to: 'Dee' },
      'inbox',
      /^Nothing was written to "Dee". People: Ann \(ann@free\.example\), Bob \(bob@free\.example\), Cy \(cy@free\.example\)\.$/,
    ],
    [
      'toReach',
      { flow: 'reply', to: 'Bob' },
      'inbox',
      /^No flow is all of that\. There are:\n {2}flow\('notice', \{ to: 'Ann', act: 'c2' \}\)/,
    ],
  ] as const)(
    '%s of %o given %o is answered with what there is, behind .not too',
    async (name, wanted: WantedFlows, given, says) => {
      const flows = played().flow(wanted.flow, wanted);
      expect(await failure(name, flows, given)).toMatch(says);
      expect(await failure(name, flows, given, true)).toMatch(says);
    },
  );

  it('say what they are for where they are given something else', async () => {
    expect(await failure('toReach', played(), 'inbox')).toContain("expect(playScenario('acme.yaml').flow('notice'))");
    expect(await failure('toBeAsExpected', played().flow('notice'), undefined)).toContain(
      "expect(playScenario('acme.yaml'))",
    );
  });

  it.each([
    ['as-expected', '', 'should not be as it expects, but it is.'],
    ['unexpected', '1 of 1 expectations is not met.', ''],
    ['inconclusive', 'Nobody can say what becomes of every message: this is inconclusive.', ''],
  ] as const)('toBeAsExpected of what is %s', async (outcome, says, saysNot) => {
    const met = outcome === 'as-expected';
    const one = played(
      scenarioReport({ outcome, expectations: scenarioReport().expectations.map((each) => ({ ...each, met })) }),
    );
    const failed = failure('toBeAsExpected', one, undefined).catch((error: Error) => error.message);
    expect((await failed).split('\n')[0]).toBe(says);
    expect(await failure('toBeAsExpected', one, undefined, true)).toContain(saysNot);
  });
});
