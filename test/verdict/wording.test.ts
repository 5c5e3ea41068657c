import { describe, expect, it } from 'vitest';
import type { NoticeKind } from '../../harness/model/scenario.ts';
import { bodyText } from '../../harness/standards/body-text.ts';
import { fieldsNamed, headerLength, parseHeader } from '../../harness/standards/header.ts';
import { fieldDefects } from '../../harness/verdict/findings/wording/field-defects.ts';
import { missingParts } from '../../harness/verdict/findings/wording/footer-parts.ts';
import type { Received } from '../../harness/verdict/findings/wording/received.ts';
import { misspeltField, missingReplyLine } from '../../harness/verdict/findings/wording/reply-field.ts';
import { subjectDefects } from '../../harness/verdict/findings/wording/subject-defects.ts';
import { missingUnsubscribe, offersToEndNotices } from '../../harness/verdict/findings/wording/unsubscribe.ts';
import * as given from './evidence.ts';

/** Fields of a notice by the book, sent at `given.START`; null leaves one out. */
const FIELDS = {
  From: 'library@acme.org',
  To: 'ann@free.example',
  'Reply-To': null,
  Date: 'Mon, 02 Nov 2026 09:00:00 -0600',
  'Message-ID': '<1@acme.org>',
  Subject: 'Library: items overdue',
  'MIME-Version': '1.0',
  'Content-Type': 'text/plain; charset=utf-8',
} as const;

type Fields = Readonly<Record<string, string | readonly string[] | null>>;

function notice(fields: Fields = {}, body = 'Due: 10/05/26\r\n', about: NoticeKind = 'overdue'): Received {
  const lines = Object.entries({ ...FIELDS, ...fields }).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  const raw = Buffer.from(`${lines.join('')}\r\n${body}`);
  const header = parseHeader(raw);
  return {
    person: 'Ann',
    act: {
      kind: 'notices',
      id: about,
      at: given.START,
      where: given.WHERE,
      about,
      people: ['Ann'],
      loans: new Map(),
      library: '',
      item: '',
      days: 1,
      others: 0,
    },
    sender: given.world().sender,
    sentAt: given.START,
    header,
    text: bodyText(raw, fieldsNamed(header, 'Content-Type')[0]?.value ?? 'text/plain', '8bit'),
    eightBit: /[\x80-\xff]/.test(raw.toString('latin1', headerLength(raw))),
  };
}

const LIBRARY = { name: 'Acme', postal: ['100 Main St.'], phone: '817-555-0100', site: 'acme' };

describe('the footer of a notice as received', () => {
  const OPT_OUT = 'You may opt out of reminders at https://catalog.acme.org/account';
  const rows: readonly (readonly [why: string, text: string, missing: readonly string[]])[] = [
    ['neither footer: the shorter one is named', 'Due: 10/05/26', ['opt-out', 'phone']],
    ['the first one whole, the phone written otherwise', `${OPT_OUT} or call (817) 555-0100.`, []],
    ['without the phone', OPT_OUT, ['phone']],
    ['a phone that is not the library’s', `${OPT_OUT} or call 555-0199.`, ['phone']],
    ['a link that has nothing to do with it', 'Opt out.\n\nhttps://acme.org/\n\n817-555-0100', ['opt-out']],
    ['the second one whole', 'You receive this as a patron. library@acme.org: your preferences.', []],
    ['its postal address will do', 'You get this because you are a patron. 100 Main St. Change your settings.', []],
    ['without its reason', 'Write to library@acme.org about your preferences.', ['why']],
    ['without an address', 'You receive this as a patron; see your preferences.', ['address']],
    ['without preferences', 'You receive this as a patron of library@acme.org.', ['preferences']],
  ];
  it.each(rows)('%s', (_why, text, missing) => {
    expect(missingParts(notice({}, `${text}\n`.replaceAll('\n', '\r\n')), LIBRARY)).toEqual(missing);
  });

  it('any phone will do where none is on file', () => {
    expect(missingParts(notice({}, `${OPT_OUT}, 817-555-0199\r\n`), { ...LIBRARY, phone: '' })).toEqual([]);
  });
});

describe('the subject of a notice as received', () => {
  const rows: readonly (readonly [why: string, fields: Fields, defects: readonly string[]])[] = [
    ['a good one', {}, []],
    ['none at all', { Subject: null }, ['empty']],
    ['an empty one', { Subject: '' }, ['empty']],
    ['Re: in answer to nothing', { Subject: 'Re: your card' }, ['begins as an answer to nothing']],
    ['Re: in answer to something', { Subject: 'Re: your card', 'In-Reply-To': '<1@b.example>' }, []],
    ['a word that begins with these letters', { Subject: 'Returned items' }, []],
    ['bare octets (RFC 5322 section 2.2)', { Subject: 'Fällig' }, ['octets beyond ASCII that are not encoded']],
    ['the same in encoded words (RFC 2047)', { Subject: '=?utf-8?Q?F=C3=A4llig?=' }, []],
    ['120 characters', { Subject: 'a'.repeat(120) }, []],
    ['121 characters', { Subject: 'a'.repeat(121) }, ['more than 120 characters']],
  ];
  it.each(rows)('%s', (_why, fields, defects) => {
    expect(subjectDefects(notice(fields))).toEqual(defects);
  });
});

describe('the header of a notice as received', () => {
  const rows: readonly (readonly [why: string, fields: Fields, defects: readonly string[]])[] = [
    ['by the book', {}, []],
    ['two From fields', { From: ['a@acme.org', 'b@acme.org'] }, ['From (several fields)']],
    ['two authors', { From: 'a@acme.org, b@acme.org' }, ['From (not exactly one address)']],
    ['no To', { To: null }, ['To (missing)']],
    ['no Date', { Date: null }, ['Date (missing)']],
    ['no date in Date', { Date: 'tomorrow' }, ['Date (no date (RFC 5322 section 3.3))']],
    ['an hour late', { Date: 'Mon, 02 Nov 2026 08:00:00 -0600' }, []],
    ['three days behind', { Date: 'Fri, 30 Oct 2026 09:00:00 -0600' }, ['Date (72 hours in the past)']],
    ['two hours ahead', { Date: 'Mon, 02 Nov 2026 11:00:00 -0600' }, ['Date (2 hours in the future)']],
    ['no Message-ID', { 'Message-ID': null }, ['Message-ID (missing)']],
    ['without brackets', { 'Message-ID': '1@acme.org' }, ['Message-ID (not of the form <id@domain>)']],
    ['localhost', { 'Message-ID': '<1@localhost>' }, ["Message-ID (localhost is no domain of anybody's own)"]],
    ['.local', { 'Message-ID': '<1@ils.local>' }, ["Message-ID (ils.local is no domain of anybody's own)"]],
    ['two Reply-To', { 'Reply-To': ['a@acme.org', 'b@acme.org'] }, ['Reply-To (several fields)']],
  ];
  it.each(rows)('%s', (_why, fields, defects) => {
    expect(fieldDefects(notice(fields))).toEqual(defects);
  });

  const types: readonly (readonly [why: string, fields: Fields, body: string, named: boolean])[] = [
    ['accents with MIME', {}, 'Núñez\r\n', false],
    ['accents without a character set', { 'Content-Type': 'text/plain' }, 'Núñez\r\n', true],
    ['accents without MIME-Version', { 'MIME-Version': null }, 'Núñez\r\n', true],
    ['ASCII without any of it', { 'MIME-Version': null, 'Content-Type': null }, 'Nunez\r\n', false],
  ];
  it.each(types)('%s', (_why, fields, body, named) => {
    expect(fieldDefects(notice(fields, body))).toEqual(
      named ? ['Content-Type (no character set for text beyond ASCII)'] : [],
    );
  });
});

describe('where a notice as received asks for answers', () => {
  it.each([
    ['ReplyTo', { ReplyTo: 'help@acme.org' }, 'ReplyTo'],
    ['with an underscore', { Reply_To: 'help@acme.org' }, 'Reply_To'],
    ['beside the real one it does no harm', { ReplyTo: 'help@acme.org', 'Reply-To': 'help@acme.org' }, null],
    ['the address of From: nothing is lost', { ReplyTo: 'Library@acme.org' }, null],
    ['the real one, in small letters', { 'reply-to': 'help@acme.org' }, null],
  ])('%s', (_why, fields, field) => {
    expect(misspeltField(notice(fields))?.field ?? null).toBe(field);
  });

  const OTHER = { 'Reply-To': 'help@acme.org' };
  it.each([
    ['From alone: no line is needed', {}, 'Due', null],
    ['Reply-To is From', { 'Reply-To': 'Library@ACME.org' }, 'Due', null],
    ['the line names Reply-To', OTHER, 'Please send all replies to help@acme.org.', null],
    ['no line', OTHER, 'Due', ''],
    ['an address in another line is no such line', OTHER, 'Questions: help@acme.org', ''],
    ['the line names another address', OTHER, 'Reply to desk@acme.org', 'desk@acme.org'],
  ])('%s', (_why, fields, text, says) => {
    expect(missingReplyLine(notice(fields, `${text}\r\n`))?.says ?? null).toBe(says);
  });
});

describe('List-Unsubscribe', () => {
  const LIST = { 'List-Unsubscribe': '<mailto:x@acme.org>, <https://acme.org/u>' };
  const POST = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
  it.each([
    ['is due on a mailing, in both fields', {}, ['List-Unsubscribe', 'List-Unsubscribe-Post']],
    ['one click needs the second (RFC 8058 section 3.1)', LIST, ['List-Unsubscribe-Post']],
    ['and an https address', { 'List-Unsubscribe': '<mailto:x@acme.org>', ...POST }, ['List-Unsubscribe']],
    ['both are there', { ...LIST, ...POST }, []],
  ])('%s', (_why, fields, missing) => {
    expect(missingUnsubscribe(notice(fields, '', 'mailing'))).toEqual(missing);
    expect(offersToEndNotices(notice(fields, '', 'mailing'))).toBe(false);
  });

  it.each(['overdue', 'advance', 'hold'] as const)(
    'is not due on a notice (%s), and told where it is there',
    (about) => {
      expect(missingUnsubscribe(notice({}, '', about))).toEqual([]);
      expect(offersToEndNotices(notice({}, '', about))).toBe(false);
      expect(offersToEndNotices(notice(LIST, '', about))).toBe(true);
    },
  );
});
