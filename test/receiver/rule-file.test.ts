import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../harness/model/position.ts';
import type { Receiver } from '../../harness/model/receiver.ts';
import { readReceiver } from '../../harness/receiver/rule-file.ts';
import { MistakeError } from '../../harness/source/mistake-error.ts';
import { parseYaml } from '../../harness/source/parse-yaml.ts';

const GOOD = `id: gateway
title: A gateway
about: Refuses some.
orgDomain: psl
settings:
  strict: { default: false, about: Refuses softfail too. }
  action: { default: spam, values: [spam, inbox], about: What becomes of it. }
  allowedIps: { default: [], about: Let through. }
  spfVoidLimit: { default: 2, about: Void lookups. }
sources:
  RFC: { title: RFC 5321, date: 2008-10 }
rules:
  rcpt:
    - id: no-such-user
      when: { recipient: unknown }
      outcome: reject
      reply: |
        550-5.1.1 <{rcpt}>: no such user
        550 5.1.1 here
      about: No such user.
      source: RFC
    - id: softfail
      when: { spf: softfail, setting: { strict: true }, not: { allowedIp: true } }
      outcome: defer
      reply: 451 4.7.24 later
      about: Softfail.
      source: { title: RFC 7208, date: 2014-04-30 }
      assumed: true
  after:
    - id: failed
      when: { dmarc: fail, any: [{ dmarcPolicy: reject }, { dmarcPolicy: quarantine }], setting: { action: spam } }
      outcome: spam
      about: DMARC fails.
      source: RFC
      model: true
    - id: accept
      outcome: inbox
      about: The rest.
      source: RFC
`;

/** A row to be put in between. */
function rowText(id: string, when: string): string {
  return `    - id: ${id}\n      when: ${when}\n      outcome: reject\n      reply: 550 5.7.1 no\n      about: Some.\n      source: RFC\n`;
}

/** The same for a message that was taken. */
function filedText(id: string, when: string): string {
  return `    - id: ${id}\n      when: ${when}\n      outcome: spam\n      about: Some.\n      source: RFC\n`;
}

function read(text: string): Receiver {
  return readReceiver(parseYaml({ file: 'gateway.yaml', text, lines: text.split('\n') }));
}

function mistakesOf(text: string): readonly Mistake[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof MistakeError) return error.mistakes;
    throw error;
  }
}

/** Where a piece of the changed text stands, or the place marked with `^` in it; both 1-based. */
function place(text: string, marked: string): { line: number; column: number } {
  const piece = marked.replace('^', '');
  const lines = text.split('\n');
  const index = lines.findIndex((line) => line.includes(piece));
  return { line: index + 1, column: (lines[index] ?? '').indexOf(piece) + Math.max(0, marked.indexOf('^')) + 1 };
}

describe('readReceiver', () => {
  const receiver = read(GOOD);

  it('reads rows with their stage, place and source', () => {
    expect(receiver.rules.map(({ id, stage, where }) => [id, stage, where.line, where.column])).toEqual([
      ['no-such-user', 'rcpt', 14, 7],
      ['softfail', 'rcpt', 22, 7],
      ['failed', 'after', 30, 7],
      ['accept', 'after', 36, 7],
    ]);
    expect(receiver.rules[0]?.source).toEqual({ title: 'RFC 5321', date: '2008-10' });
    expect(receiver.rules[1]?.source).toEqual({ title: 'RFC 7208', date: '2014-04-30' });
  });

  it('reads conditions with any and not', () => {
    expect(receiver.rules[1]?.when).toEqual({
      predicates: { spf: 'softfail', setting: { strict: true } },
      any: [],
      not: { predicates: { allowedIp: true }, any: [], not: null },
    });
    expect(receiver.rules[2]?.when.any.map((one) => one.predicates)).toEqual([
      { dmarcPolicy: 'reject' },
      { dmarcPolicy: 'quarantine' },
    ]);
  });

  it('keeps a reply as on the wire, and null where the host answers 250', () => {
    expect(receiver.rules.map((rule) => rule.reply)).toEqual([
      '550-5.1.1 <{rcpt}>: no such user\n550 5.1.1 here',
      '451 4.7.24 later',
      null,
      null,
    ]);
  });

  it('takes a row for sourced and documented unless it says otherwise', () => {
    expect(receiver.rules.map((rule) => [rule.assumed, rule.model])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
  });

  it('reads default lists of addresses and domains as they are compared with', () => {
    // RFC 5952 section 4 has one text for an address, and domains know no letter case (RFC 4343).
    const lists = GOOD.replace('allowedIps: { default: []', "allowedIps: { default: [203.0.113.9, '2001:DB8:0::9']");
    expect(read(lists).settings['allowedIps']?.default).toEqual(['203.0.113.9', '2001:db8::9']);
    const domains = GOOD.replace('not: { allowedIp: true }', 'not: { relayDomain: true }').replace(
      'allowedIps: { default: []',
      'relayDomains: { default: [Acme.ORG.]',
    );
    expect(read(domains).settings['relayDomains']?.default).toEqual(['acme.org']);
  });

  it('reads settings', () => {
    expect(receiver.settings).toEqual({
      strict: { default: false, values: null, about: 'Refuses softfail too.', assumed: false },
      action: { default: 'spam', values: ['spam', 'inbox'], about: 'What becomes of it.', assumed: false },
      allowedIps: { default: [], values: null, about: 'Let through.', assumed: false },
      spfVoidLimit: { default: 2, values: null, about: 'Void lookups.', assumed: false },
    });
  });
});

/** One more row, put before the one whose id is replaced. */
function row(id: string, when: string): string {
  return `id: ${id}\n      when: ${when}\n      outcome: spam\n      about: Another.\n      source: RFC\n    - HERE`;
}

interface Slip {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The piece of the changed text that the mistake points at. */
  readonly at: string;
  readonly problem: string;
  readonly mend: string;
}

const IN_CONDITIONS: readonly Slip[] = [
  {
    name: 'a misspelt predicate',
    from: '{ recipient: unknown }',
    to: '{ recipent: unknown }',
    at: 'recipent',
    problem: 'There is no predicate `recipent`.',
    mend: 'Did you mean `recipient`?',
  },
  {
    name: 'an inherited name is no predicate',
    from: '{ recipient: unknown }',
    to: '{ toString: unknown }',
    at: 'toString',
    problem: 'There is no predicate `toString`.',
    mend: 'Valid predicates: iprev,',
  },
  {
    name: 'a predicate before its stage',
    from: '{ recipient: unknown }',
    to: '{ recipient: unknown, dkimPass: false }',
    at: 'dkimPass',
    problem: '`dkimPass` is not known yet at the stage rcpt: its earliest stage is data-end.',
    mend: 'Move the row to data-end or later',
  },
  {
    name: 'a predicate before its stage, inside not',
    from: 'not: { allowedIp: true }',
    to: 'not: { any: [{ allowedIp: true }, { dmarc: pass }] }',
    at: 'dmarc: pass',
    problem: '`dmarc` is not known yet at the stage rcpt',
    mend: 'Move the row to data-end or later',
  },
  {
    name: 'a value outside the closed set',
    from: 'spf: softfail',
    to: 'spf: sofftail',
    at: 'sofftail',
    problem: '`sofftail` is no value of `spf`.',
    mend: 'Did you mean `softfail`?',
  },
  {
    name: 'a value outside the closed set, in a list',
    from: 'spf: softfail',
    to: 'spf: [softfail, hard]',
    at: 'hard',
    problem: '`hard` is no value of `spf`.',
    mend: 'Valid values of `spf`: none, neutral, pass, fail, softfail, temperror, permerror.',
  },
  {
    name: 'text where yes or no is asked',
    from: 'allowedIp: true',
    to: 'allowedIp: yes',
    at: 'yes',
    problem: '`yes` is no value of `allowedIp`.',
    mend: 'Valid values of `allowedIp`: true, false.',
  },
  {
    name: 'a number where a domain is asked',
    from: 'dmarc: fail, any',
    to: 'dmarc: fail, fromDomain: 5, any',
    at: '5, any',
    problem: '`fromDomain` is compared with text.',
    mend: 'Write it in quotes.',
  },
  {
    name: 'an empty list of values',
    from: 'spf: softfail',
    to: 'spf: []',
    at: 'spf: ^[]',
    problem: '`spf` has an empty list of values.',
    mend: 'Name at least one value.',
  },
  {
    name: 'an empty condition inside not',
    from: 'not: { allowedIp: true }',
    to: 'not: { any: [{ allowedIp: true }, {}] }',
    at: '{}',
    problem: 'This condition says nothing.',
    mend: 'Name a predicate in it or leave it out.',
  },
  {
    name: 'an empty any',
    from: 'any: [{ dmarcPolicy: reject }, { dmarcPolicy: quarantine }]',
    to: 'any: []',
    at: 'any: ^[]',
    problem: '`any` is a list of conditions.',
    mend: 'Write it as',
  },
  {
    name: 'a not that is no condition',
    from: 'not: { allowedIp: true }',
    to: 'not: [{ allowedIp: true }]',
    at: 'not: ^[{ allowedIp',
    problem: 'A condition is a map of predicates.',
    mend: 'Write it as',
  },
  {
    name: 'a misspelt setting',
    from: 'setting: { strict: true }',
    to: 'setting: { strict: true, strickt: true }',
    at: 'strickt',
    problem: 'This receiver has no setting `strickt`.',
    mend: 'Did you mean `strict`?',
  },
  {
    name: 'an inherited name is no setting',
    from: 'setting: { strict: true }',
    to: 'setting: { strict: true, constructor: true }',
    at: 'constructor',
    problem: 'This receiver has no setting `constructor`.',
    mend: 'Valid settings of this receiver: strict, action, allowedIps, spfVoidLimit.',
  },
  {
    name: 'a value that a setting never has',
    from: 'setting: { action: spam }',
    to: 'setting: { action: quarantine }',
    at: 'quarantine } }',
    problem: 'The setting `action` never has the value `quarantine`.',
    mend: 'Valid values of it: spam, inbox.',
  },
  {
    name: 'a value of another type than a setting has',
    from: 'setting: { strict: true }',
    to: 'setting: { strict: on }',
    at: 'on }',
    problem: 'The setting `strict` never has the value `on`.',
    mend: 'Write true or false.',
  },
  {
    name: 'a list that a row compares',
    from: 'setting: { strict: true }',
    to: 'setting: { strict: true, allowedIps: 192.0.2.1 }',
    at: 'allowedIps: 192',
    problem: 'The setting `allowedIps` is a list, which no row can compare.',
    mend: 'Leave it out.',
  },
  {
    name: 'a setting without names',
    from: 'setting: { action: spam }',
    to: 'setting: spam',
    at: 'setting: ^spam }',
    problem: '`setting` is a map of settings.',
    mend: 'Write it as',
  },
];

const IN_DEFAULTS: readonly Slip[] = [
  {
    name: 'a network in a default list of addresses',
    from: 'allowedIps: { default: []',
    to: 'allowedIps: { default: [203.0.113.9, 203.0.113.0/24]',
    at: '203.0.113.0/24',
    problem: '`allowedIps` cannot hold "203.0.113.0/24".',
    mend: 'a network or a name never fits',
  },
  {
    name: 'a name in a default list of addresses',
    from: 'allowedIps: { default: []',
    to: 'allowedIps: { default: [mx.acme.org]',
    at: 'mx.acme.org',
    problem: '`allowedIps` cannot hold "mx.acme.org".',
    mend: 'Write one IP address after another',
  },
];

const IN_REPLIES: readonly Slip[] = [
  {
    name: 'an unknown placeholder',
    from: '<{rcpt}>',
    to: '<{recpt}>',
    at: '{recpt}',
    problem: 'There is no placeholder {recpt}.',
    mend: 'Did you mean `rcpt`?',
  },
  {
    name: 'a placeholder before its stage, in the second line',
    from: '550 5.1.1 here',
    to: '550 5.1.1 here for {fromDomain}',
    at: '{fromDomain}',
    problem: '{fromDomain} is not known yet at the stage rcpt: its earliest stage is data-end.',
    mend: 'Leave it out or move the row to data-end or later.',
  },
  {
    name: 'a reject with a 4xx code',
    from: 'reply: |\n        550-5.1.1 <{rcpt}>: no such user\n        550 5.1.1 here',
    to: 'reply: 450 4.1.1 not now',
    at: '450',
    problem: 'The code 450 does not fit the outcome reject.',
    mend: 'Write a 5xx code or another outcome.',
  },
  {
    name: 'a defer with a 5xx code',
    from: '451 4.7.24 later',
    to: '551 5.7.24 later',
    at: '551',
    problem: 'The code 551 does not fit the outcome defer.',
    mend: 'Write a 4xx code or another outcome.',
  },
  {
    name: 'a reply without a code',
    from: '451 4.7.24 later',
    to: 'later',
    at: 'later',
    problem: 'it does not begin with a three-digit code',
    mend: 'for example `550 5.1.1 No such user`',
  },
  {
    name: 'lines with different codes',
    from: '550 5.1.1 here',
    to: '551 5.1.1 here',
    at: '551',
    problem: 'the code is 551 instead of 550',
    mend: 'as it stands on the wire',
  },
  {
    name: 'lines with different enhanced codes',
    from: '550 5.1.1 here',
    to: '550 5.1.2 here',
    at: '550 5.1.2',
    problem: 'the enhanced code differs from that of the first line',
    mend: 'as it stands on the wire',
  },
  {
    name: 'a last line that promises another one',
    from: '550 5.1.1 here',
    to: '550-5.1.1 here',
    at: '550-5.1.1 here',
    problem: 'followed by "-" although no line comes after it',
    mend: 'as it stands on the wire',
  },
  {
    name: 'a line in between that ends the reply',
    from: '550-5.1.1 <{rcpt}>',
    to: '550 5.1.1 <{rcpt}>',
    at: '550 5.1.1 <',
    problem: 'not followed by "-" although another line comes after it',
    mend: 'as it stands on the wire',
  },
  {
    name: 'an enhanced code of another class',
    from: '451 4.7.24 later',
    to: '451 5.7.24 later',
    at: '451 5',
    problem: 'the enhanced code 5.7.24 is of another class than the code 451',
    mend: 'as it stands on the wire',
  },
  {
    name: 'a reply where the host answers 250',
    from: 'outcome: inbox',
    to: 'outcome: inbox\n      reply: 250 ok',
    at: 'reply: 250',
    problem: 'A row with the outcome inbox has no reply of its own: the host answers 250.',
    mend: 'Leave the reply out.',
  },
  {
    name: 'a refusal without a reply',
    from: '      reply: 451 4.7.24 later\n',
    to: '',
    at: 'defer',
    problem: 'A row with the outcome defer needs a reply.',
    mend: 'Add a reply with a 4xx code.',
  },
];

const IN_ORDER: readonly Slip[] = [
  {
    name: 'a reject after 250',
    from: 'outcome: spam\n',
    to: 'outcome:  reject\n      reply: 550 no\n',
    at: 'outcome:  ^reject',
    problem: 'A message cannot have the outcome reject at the stage after: it has been answered with 250.',
    mend: 'Move the row to data-end or earlier',
  },
  {
    name: 'an inbox before the message was received',
    from: 'outcome: defer\n      reply: 451 4.7.24 later\n',
    to: 'outcome: discard\n',
    at: 'discard',
    problem: 'A message cannot have the outcome discard at the stage rcpt: it has not been received yet.',
    mend: 'Move the row to data-end or after',
  },
  {
    name: 'stages out of order',
    from: '  after:\n',
    to: '  mail: []\n  after:\n',
    at: 'mail: []',
    problem: 'The stage mail stands after rcpt, which comes later in a dialogue.',
    mend: 'Keep the order connect, auth, mail, rcpt, data-end, after.',
  },
  {
    name: 'an id that stands twice, in another stage',
    from: 'id: failed',
    to: 'id:  softfail',
    at: 'id:  softfail',
    problem: 'The row id softfail stands already in line 22.',
    mend: 'Give each row an id of its own.',
  },
  {
    name: 'no last row without conditions',
    from: 'id: accept',
    to: 'id: accept\n      when: { dmarc: pass }',
    at: 'id: accept',
    problem: 'A message that matches no row would be left undecided.',
    mend: 'End with a row without `when`.',
  },
  {
    name: 'a row behind one that always decides',
    from: 'id: accept',
    to: 'id: everything\n      outcome: discard\n      about: All.\n      source: RFC\n    - id: accept',
    at: 'id: accept',
    problem: 'The row accept never decides: everything before it takes every message it could match.',
    mend: 'Move accept before everything, or take it out.',
  },
  {
    name: 'an end to which the rows before it leave nothing',
    from: '    - id: accept',
    to: `${filedText('proven', '{ spf: pass }')}${filedText('rest', '{ not: { spf: pass } }')}    - id: accept`,
    at: 'id: accept',
    problem: 'The row accept never decides: proven and rest before it take every message it could match.',
    mend: 'Take accept out and leave out the `when` of rest, which takes all that is left.',
  },
  {
    name: 'a row behind a wider one',
    from: 'when: { spf: softfail, setting',
    to: 'when: { recipient: [unknown], spf: softfail, setting',
    at: 'id: softfail',
    problem: 'The row softfail never decides: no-such-user before it takes every message it could match.',
    mend: 'Move softfail before no-such-user, or take it out.',
  },
  {
    name: 'a row to which two before it leave nothing',
    from: '    - id: softfail',
    to: `${rowText('known', '{ recipient: [ok, foreign] }')}${rowText('either', '{ any: [{ recipient: ok }, { recipient: unknown }] }')}    - id: softfail`,
    at: 'id: either',
    problem: 'The row either never decides: no-such-user and known before it take every message it could match.',
    mend: 'Move either before no-such-user, or take it out.',
  },
  {
    name: 'a row for all values of a setting, behind one for each',
    from: '    - id: softfail',
    to: `${rowText('filed', '{ spf: softfail, setting: { action: spam } }')}${rowText('kept', '{ spf: softfail, setting: { action: inbox } }')}    - id: softfail`,
    at: 'id: softfail',
    problem: 'The row softfail never decides: filed and kept before it take every message it could match.',
    mend: 'Move softfail before filed, or take it out.',
  },
  {
    name: 'a row behind one that takes all but what it takes itself away',
    from: '    - id: softfail',
    to: `${rowText('others', '{ not: { spf: [pass, none, neutral, fail, temperror, permerror] } }')}    - id: softfail`,
    at: 'id: softfail',
    problem: 'The row softfail never decides: others before it takes every message it could match.',
    mend: 'Move softfail before others, or take it out.',
  },
  {
    name: 'a row that asks for two values of one thing',
    from: 'when: { recipient: unknown }',
    to: 'when: { recipient: unknown, any: [{ recipient: full }, { recipient: disabled }] }',
    at: 'id: no-such-user',
    problem: 'The row no-such-user never decides: no message is all that it asks for at once.',
    mend: 'Look at what stands in `any` and `not`: one condition rules out another.',
  },
  {
    name: 'a row that asks for what it excludes',
    from: 'when: { recipient: unknown }',
    to: 'when: { recipient: [unknown, full], not: { recipient: [full, unknown] } }',
    at: 'id: no-such-user',
    problem: 'The row no-such-user never decides: no message is all that it asks for at once.',
    mend: 'Look at what stands in `any` and `not`: one condition rules out another.',
  },
];

const ELSEWHERE: readonly Slip[] = [
  {
    name: 'an unknown source',
    from: 'source: RFC\n      model',
    to: 'source: RFC7489\n      model',
    at: 'RFC7489',
    problem: 'There is no source RFC7489 in this file.',
    mend: 'Valid sources: RFC.',
  },
  {
    name: 'a source without a proper date',
    from: 'date: 2014-04-30',
    to: 'date: April 2014',
    at: 'April 2014',
    problem: '`date` is "April 2014"',
    mend: 'Write a month or a day, such as 2026-06 or 2026-06-18.',
  },
  {
    name: 'a default outside the values',
    from: 'default: spam, values',
    to: 'default: junk, values',
    at: 'junk',
    problem: 'The default of `action` is none of its values.',
    mend: 'Write one of them, or add it to the values.',
  },
  {
    name: 'a setting that no row reads',
    from: 'settings:\n',
    to: 'settings:\n  idle: { default: 1, about: Nothing. }\n',
    at: 'idle',
    problem: 'No row reads the setting `idle`.',
    mend: 'Take it out, or read it in a row.',
  },
  {
    name: 'allowedIp without its setting',
    from: '  allowedIps: { default: [], about: Let through. }\n',
    to: '',
    at: 'settings:',
    problem: 'A row asks `allowedIp`, but there is no setting `allowedIps`.',
    mend: 'Add `allowedIps` to the settings, with default [].',
  },
  {
    name: 'allowedIps that is no list',
    from: 'allowedIps: { default: []',
    to: 'allowedIps: { default: 192.0.2.1',
    at: '192.0.2.1',
    problem: '`allowedIps` cannot have such a default: `allowedIp` is found out with it.',
    mend: 'Write a value like `[]`.',
  },
  {
    name: 'an unknown outcome',
    from: 'outcome: inbox',
    to: 'outcome: deliver',
    at: 'deliver',
    problem: '`outcome` is "deliver", which cannot stand here.',
    mend: '`inbox`',
  },
  {
    name: 'a row without a source',
    from: 'about: The rest.\n      source: RFC\n',
    to: 'about: The rest.\n',
    at: 'id: accept',
    problem: '`source` is missing.',
    mend: '',
  },
  {
    name: 'an unknown key',
    from: 'model: true',
    to: 'modal: true',
    at: 'modal',
    problem: 'The key `modal` is unknown here.',
    mend: 'Did you mean `model`?',
  },
  {
    name: 'an unknown stage',
    from: '  after:\n',
    to: '  ehlo: []\n  after:\n',
    at: 'ehlo',
    problem: 'The key `ehlo` is unknown here.',
    mend: 'connect, auth, mail, rcpt, data-end, after',
  },
];

describe('the setting `relayHost`', () => {
  const withRelayHost = GOOD.replace('settings:\n', "settings:\n  relayHost: { default: '', about: Where to. }\n");

  it('is for receivers that pass mail on: no row need compare it', () => {
    const passing = withRelayHost.replace(
      /(\n {2}after:\n)/,
      '$1    - { id: on, when: { spf: none }, outcome: relay, about: On., source: RFC }\n',
    );
    expect(read(passing).settings['relayHost']).toMatchObject({ default: '' });
  });

  it('means nothing to others', () => {
    expect(mistakesOf(withRelayHost)).toMatchObject([{ problem: 'No row reads the setting `relayHost`.' }]);
  });
});

describe('the settings that a fact is made with', () => {
  const asking = GOOD.replace(
    /(\n {2}after:\n)/,
    '$1    - { id: many, when: { bulk: true }, outcome: spam, about: Many., source: RFC }\n',
  );
  const counting = asking.replace(
    'settings:\n',
    'settings:\n  bulkThreshold: { default: 400, about: So many. }\n  bulkForGood: { default: true, about: For good. }\n',
  );

  it('are read without a row that compares them', () => {
    expect(read(counting).settings).toMatchObject({ bulkThreshold: { default: 400 }, bulkForGood: { default: true } });
  });

  it('must be there, each of its kind', () => {
    expect(mistakesOf(asking).map(({ problem }) => problem)).toEqual([
      'A row asks `bulk`, but there is no setting `bulkThreshold`.',
      'A row asks `bulk`, but there is no setting `bulkForGood`.',
    ]);
    expect(mistakesOf(counting.replace('default: 400', 'default: many'))).toMatchObject([
      { mend: 'Write a value like `5000`.' },
    ]);
  });
});

describe('a mistake in a receiver file is told with its place', () => {
  it.each(
    [...IN_CONDITIONS, ...IN_DEFAULTS, ...IN_REPLIES, ...IN_ORDER, ...ELSEWHERE].map(
      (slip) => [slip.name, slip] as const,
    ),
  )('%s', (_name, { from, to, at, problem, mend }) => {
    expect(GOOD).toContain(from);
    const text = GOOD.replace(from, to);
    const mistakes = mistakesOf(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ file: 'gateway.yaml', ...place(text, at) });
    expect(mistakes[0]?.problem).toContain(problem);
    expect(mistakes[0]?.mend).toContain(mend);
    expect(mistakes[0]?.source).toBe(text.split('\n')[(mistakes[0]?.line ?? 0) - 1]);
  });

  it('tells all mistakes of a file at once, in order', () => {
    const text = GOOD.replace('spf: softfail', 'spff: softfail').replace('outcome: defer', 'outcome: spam');
    expect(mistakesOf(text).map(({ line, column }) => [line, column])).toEqual([
      [23, 15],
      [24, 16],
      [25, 7],
    ]);
  });

  const FINE: readonly (readonly [string, string, string])[] = [
    ['the file as it is', '', ''],
    [
      'a row behind one with an exemption',
      'id: accept',
      row('some', '{ spf: softfail, not: { dkimPass: true } }').replace('HERE', row('all', '{ spf: softfail }')),
    ],
    [
      'a row behind one that shares only some values',
      'id: accept',
      row('one', '{ spf: softfail }').replace('HERE', row('two', '{ spf: [softfail, fail] }')),
    ],
    ['a row behind one with alternatives', 'id: accept', row('rest', '{ dmarc: fail }')],
    ['a row for another value of a setting', 'id: accept', row('rest', '{ dmarc: fail, setting: { action: inbox } }')],
    [
      'a row without a source key',
      'source: RFC\n      model',
      'source: { title: RFC 7489, date: 2015-03 }\n      model',
    ],
    ['a stage without rows', '  after:\n', '  data-end: []\n  after:\n'],
  ];

  it.each(FINE)('takes without a word: %s', (_name, from, to) => {
    expect(mistakesOf(GOOD.replace(from, to.replace('HERE', from)))).toEqual([]);
  });
});

describe('settings that a fact is made with', () => {
  // RFC 7208 section 4.6.4 has a number of its own, so that a receiver need not.
  it('may be left out where the standard has a default', () => {
    expect(mistakesOf(GOOD.replace('  spfVoidLimit: { default: 2, about: Void lookups. }\n', ''))).toEqual([]);
  });

  it.each([
    ['greylist', 'first-contact', 'greylistDelay'],
    ['listed', 'sbl', 'blocklists'],
    ['recipientRate', 'mailbox', 'domainPerHour'],
  ])('are demanded where %s is asked', (predicate, value, setting) => {
    const text = GOOD.replace('when: { spf: softfail,', `when: { ${predicate}: ${value}, spf: softfail,`);
    const problems = mistakesOf(text).map(({ problem }) => problem);
    expect(problems).toContain(`A row asks \`${predicate}\`, but there is no setting \`${setting}\`.`);
  });

  it('are named where they are misspelt', () => {
    const text = GOOD.replace('spf: softfail,', 'listed: sbl, spf: softfail,').replace(
      '  action:',
      '  blocklist: { default: [], about: Lists. }\n  action:',
    );
    const problems = mistakesOf(text).map(({ problem }) => problem);
    expect(problems).toContain('No row reads the setting `blocklist`.');
  });
});
