import type { PatronsReport, PatronsTouched } from '../../model/patrons.ts';
import type { Colours } from './style.ts';
import { colourOfFate } from './style.ts';
import { wrap } from './wrap.ts';

/** The patrons of an address export: who takes their mail, and how many each act's notices touch; '' without one. */
export function patronsText(patrons: PatronsReport | null, width: number, colours: Colours): string {
  if (patrons === null) return '';
  const lines = [`Patrons (${patrons.file}): ${counts(patrons)}.`, `At ${receivers(patrons)}.`];
  const acts = patrons.notices.map((act) => wrap(touched(act, patrons.patrons, colours), width, '  ', '    '));
  return [...lines.map((line) => wrap(line, width, '  ', '    ')), ...acts].join('\n');
}

function counts({ patrons, usable, withoutAddress, unusable }: PatronsReport): string {
  return [
    `${number(patrons)}, ${number(usable)} with a usable address`,
    withoutAddress === 0 ? '' : `${number(withoutAddress)} without any`,
    unusable === 0 ? '' : `${number(unusable)} with something else in its place`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function receivers({ usable, receivers: found, withoutMail, unknown }: PatronsReport): string {
  const parts = [
    ...found.map(({ title, patrons }) => `${title} ${number(patrons)} (${((patrons / usable) * 100).toFixed(1)} %)`),
    withoutMail.patrons === 0 ? '' : `domains that take no mail ${number(withoutMail.patrons)}`,
    unknown.patrons === 0 ? '' : `domains the scenario says nothing about ${number(unknown.patrons)}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no domain at all' : parts.join(', ');
}

function touched({ act, fates, notPlayed }: PatronsTouched, of: number, colours: Colours): string {
  const parts = fates.map(({ fate, patrons, receivers: at }) => {
    const tint = colourOfFate(fate, colours);
    return `${tint(fate)} for ${number(patrons)} of ${number(of)}: ${fate === 'inbox' ? '' : 'all at '}${list(at)}`;
  });
  const rest =
    notPlayed.patrons === 0 ? [] : [`not played for ${number(notPlayed.patrons)}: ${list(notPlayed.receivers)}`];
  return `Notices of ${colours.bold(act)}: ${[...parts, ...rest].join('; ') || 'none of them has a receiver here'}.`;
}

function list(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}
