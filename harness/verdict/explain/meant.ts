import type { Draft } from '../../model/delivery.ts';
import type { Habit, Person, Responder } from '../../model/people.ts';
import type { Source } from '../../model/receiver.ts';
import type { Act, C2Act } from '../../model/scenario.ts';
import type { World } from '../../model/world.ts';
import { addressesOf } from '../content-addresses.ts';
import { localTime } from '../local-time.ts';
import { sentence } from '../reply-text.ts';
import { serverText } from '../server-text.ts';
import type { PlayedFlow } from './flow-explanation.ts';
import { jobSentences, settingsSentence } from './settings-sentence.ts';
import type { Means } from './means.ts';

/** What was meant to happen: the act, the settings of that hour, what they make of the message, what answers it. */
export function meant(world: World, { played, flow }: PlayedFlow, { worldAt }: Means): readonly string[] {
  const act = world.scenario.acts.find(({ id }) => id === flow.key.act);
  const person = world.people.get(flow.key.person);
  if (act === undefined || person === undefined) return [];
  const { sender } = worldAt(act.at);
  const [notice] = played.index.of({ ...flow.key, flow: 'notice' });
  const item = `${flow.key.act} ${flow.key.person}`;
  const books = played.timeline.state.ils.filter((entry) => entry.item === item);
  const said = actSentences(act, person, world);
  const isNotice = flow.key.flow === 'notice';
  return [
    ...(isNotice ? changeSentences(world, played, flow) : []),
    ...(isNotice ? said : said.slice(0, 1)),
    ...(isNotice && act.kind !== 'ordinary-mail' ? [settingsSentence(sender, act, person)] : []),
    ...(notice === undefined ? [] : [noticeSentence(addressesOf(notice.delivery), notice.delivery.draft)]),
    ...(isNotice ? books.map(({ status }) => `The catalogue’s own books say: ${status}.`) : []),
    ...answerSentences(flow.key.flow, person),
  ];
}

/** What had changed by the time of the last attempt: a record asked later may be another one. */
function changeSentences(
  { scenario }: World,
  { index }: PlayedFlow['played'],
  { key }: PlayedFlow['flow'],
): readonly string[] {
  const acted = scenario.acts.find(({ id }) => id === key.act)?.at ?? 0;
  const attempts = index.of(key).flatMap(({ transactions }) => transactions.map(({ attempt }) => attempt.at));
  const last = Math.max(acted, ...attempts);
  return scenario.acts.flatMap((act) => {
    if (act.kind !== 'change' || act.at > last) return [];
    return [`At ${shortTime(localTime(act.at, scenario.timeZone))} (${act.id}) this changed: ${sentence(act.about)}`];
  });
}

function actSentences(act: Act, person: Person, { scenario, sender }: World): readonly string[] {
  const at = shortTime(localTime(act.at, scenario.timeZone));
  switch (act.kind) {
    case 'c1-staff':
      return [`At ${at} (${act.id}) a saved result was e-mailed from Staff Functions to ${act.to}.`];
    case 'c1-opac': {
      const saved = act.savedCitation ? 'a citation saved' : 'nothing saved';
      return [
        `At ${at} (${act.id}) somebody asked the public catalogue to e-mail a citation to ${act.to} (search method ${act.searchMethod}, ${saved}).`,
      ];
    }
    case 'c2':
      return nightSentences(act, person, `At ${at} (${act.id}) the nightly job of ${sender.title}`);
    case 'notices':
      return jobSentences(act, person, `At ${at} (${act.id}) ${sender.title}`);
    case 'ordinary-mail':
      return [
        `At ${at} (${act.id}) somebody at the library wrote to ${act.to} by hand, from the library’s own server.`,
      ];
    case 'change':
      return [];
  }
}

function nightSentences(act: C2Act, person: Person, job: string): readonly string[] {
  const loan = act.loans.get(person.id) ?? person.loan;
  const what = loan === null ? '' : `: ${loan.item}, due on ${loan.due}`;
  const onFile = person.address === '' ? 'no address is on file' : `the address on file is ${person.address}`;
  return [
    `${job} looked at the loan of ${person.id}${what}; ${onFile}.`,
    `Automatically Send Notices by E-mail is set to ${act.automatically}.`,
  ];
}

function noticeSentence(
  { mailFrom, header, replyTo }: ReturnType<typeof addressesOf>,
  { to, route, helo }: Pick<Draft, 'to' | 'route' | 'helo'>,
): string {
  const way = wayText(route);
  const greeting = helo === null ? '' : `, greeting it as ${helo}`;
  return `So the message to ${to} has MAIL FROM ${mailFrom || '<>'}, From ${header} and ${replyTo === null ? 'no Reply-To' : `Reply-To ${replyTo}`}, and is handed ${way}${greeting}.`;
}

function wayText(route: Draft['route']): string {
  switch (route.kind) {
    case 'mx':
      return 'straight to the mail server of the address';
    case 'smarthost':
      return `to ${route.host}`;
    case 'submission':
      return `to ${serverText(route.server)}`;
  }
}

function answerSentences(flow: string, person: Person): readonly string[] {
  const { habit, responder } = person;
  if (flow === 'bounce') {
    return [
      'Whoever cannot deliver a message tells the address in MAIL FROM, from the null sender (RFC 5321 section 6.1).',
    ];
  }
  if (flow === 'away-message')
    return [responder === null ? `${person.id} is not away.` : awaySentence(person.id, responder)];
  return flow === 'notice' ? [] : [habitSentence(person.id, habit)];
}

const TARGETS: Readonly<Record<Habit['target'], string>> = {
  'reply-to': 'to Reply-To, else to From',
  from: 'to From, whatever Reply-To says',
  body: 'to the address that the text names',
  nobody: 'nothing',
};

function habitSentence(person: string, { title, target, source, assumed }: Habit): string {
  return `${person} answers ${TARGETS[target]}: ${sentence(title).slice(0, -1)} (${sourceText(source, assumed)}).`;
}

const PLACES: Readonly<Record<Responder['target'], string>> = {
  'return-path': 'the Return-Path, which is MAIL FROM',
  from: 'From',
  'reply-to': 'Reply-To, else From',
};

function awaySentence(person: string, { title, target, envelope, source, assumed }: Responder): string {
  const as = envelope === 'null' ? 'from the null sender' : 'from the own address';
  return `${person} is away, and a responder (${title}) writes to ${PLACES[target]}, ${as} (${sourceText(source, assumed)}).`;
}

function sourceText({ title, date }: Source, assumed: boolean): string {
  return `${[title, date].filter((text) => text !== '').join(', ')}${assumed ? '; assumed' : ''}`;
}

/** `2026-11-03T01:05:00-06:00` as `2026-11-03 01:05`. */
function shortTime(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
