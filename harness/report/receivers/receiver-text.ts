import type { Receiver, Rule, SettingSpec } from '../../model/receiver.ts';
import { STAGES } from '../../model/smtp.ts';
import { coloursOf, widthOf, type Colours, type Style } from '../console/style.ts';
import { wrap } from '../console/wrap.ts';
import { plainText } from '../plain-text.ts';
import { conditionText } from './condition-text.ts';
import { sourcesOf } from './newest-source.ts';
import { openTable } from './open-table.ts';

const STAGE_WORDS = {
  connect: 'connect: as soon as the client connects',
  auth: 'auth: once it has logged in, or has not',
  mail: 'mail: at MAIL FROM',
  rcpt: 'rcpt: at RCPT TO',
  'data-end': 'data-end: when the message is there',
  after: 'after: taken with 250, and filed',
} as const;

/** One receiver for people: what it does, its rules in the order in which they are tried, its settings, its sources. */
export function receiverText(receiver: Receiver, style: Style): string {
  const colours = coloursOf(style);
  const width = widthOf(style);
  const orgDomain = receiver.orgDomain === 'psl' ? 'public suffix list (RFC 7489)' : 'tree walk (RFC 9989)';
  const parts = [
    `${colours.bold(plainText(receiver.title))} ${colours.dim(plainText(`(${receiver.id}, ${receiver.where.file})`))}`,
    wrap(
      [plainText(receiver.about ?? ''), `Organizational domains are found by the ${orgDomain}.`].join(' '),
      width,
      '  ',
    ),
    `${colours.bold('Rules')} ${colours.dim('The first that matches decides.')}\n${rulesTable(receiver, width, colours)}`,
    `${colours.bold('Settings')}\n${settingsTable(receiver, width, colours)}`,
    `${colours.bold('Sources')}\n${sourceLines(receiver, width)}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function rulesTable(receiver: Receiver, width: number, colours: Colours): string {
  const numbers = numbered(receiver);
  const rows = STAGES.flatMap((stage) => {
    const some = receiver.rules.filter((rule) => rule.stage === stage);
    const heading = { text: STAGE_WORDS[stage], tint: colours.bold };
    return some.length === 0 ? [] : [heading, ...some.map((rule) => ruleRow(rule, numbers))];
  });
  const idWidth = Math.min(34, Math.max(12, ...receiver.rules.map(({ id }) => id.length + 2)));
  const rest = width - idWidth - SOURCE_WIDTH - 2;
  const when = Math.floor(rest * 0.45);
  const widths = [idWidth, when, rest - when, SOURCE_WIDTH];
  return openTable(['rule', 'when', 'then', 'source'], rows, { widths, colours });
}

const SOURCE_WIDTH = 17;

type Numbers = ReadonlyMap<string, number>;

/** Sources are long: rules refer to them by number. */
function numbered(receiver: Receiver): Numbers {
  return new Map(sourcesOf(receiver).map(({ title, date }, index) => [`${title} ${date}`, index + 1]));
}

function ruleRow({ id, when, outcome, reply, source, assumed, model }: Rule, numbers: Numbers): readonly string[] {
  const notes = [assumed ? 'assumed' : '', model ? 'model' : ''].filter((note) => note !== '');
  const number = numbers.get(`${source.title} ${source.date}`) ?? 0;
  return [
    id,
    conditionText(when),
    [outcome, replyText(reply)].filter((text) => text !== '').join(': '),
    [`[${number}] ${source.date}`, ...notes].join('\n'),
  ];
}

/** The lines of a reply as one text: code and enhanced code once. */
function replyText(reply: string | null): string {
  if (reply === null) return '';
  const [first = '', ...others] = reply.split('\n').map((line) => line.replace(/^(\d{3})-/, '$1 '));
  const more = others.map((line) => line.replace(/^\d{3} ?(?:\d\.\d{1,3}\.\d{1,3} ?)?/, '').trim());
  return [first, ...more].filter((line) => line !== '').join(' ');
}

function settingsTable({ settings }: Receiver, width: number, colours: Colours): string {
  const all = Object.entries(settings);
  if (all.length === 0) return '  none';
  const nameWidth = Math.max(9, ...all.map(([name]) => name.length)) + 2;
  const defaultWidth = 22;
  const widths = [nameWidth, defaultWidth, width - nameWidth - defaultWidth - 2];
  const rows = all.map(([name, spec]) => [name, defaultText(spec), aboutText(spec)]);
  return openTable(['setting', 'default', 'what it does'], rows, { widths, colours });
}

function defaultText({ default: standard, assumed }: SettingSpec): string {
  return `${JSON.stringify(standard)}${assumed ? '\nassumed' : ''}`;
}

function aboutText({ about, values }: SettingSpec): string {
  return values === null ? about : `${about} One of: ${values.map((value) => JSON.stringify(value)).join(', ')}.`;
}

function sourceLines(receiver: Receiver, width: number): string {
  return sourcesOf(receiver)
    .map(({ title, date }, index) => wrap(plainText(`${title}, ${date}`), width, `  [${index + 1}] `, '      '))
    .join('\n');
}
