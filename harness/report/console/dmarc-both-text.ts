import Table from 'cli-table3';
import type { DmarcBothReport, DmarcSideReport } from '../../model/report.ts';
import { actionsText } from '../dmarc-actions.ts';
import { breakText } from './break-text.ts';
import { NO_LINES } from './no-lines.ts';
import type { Colours } from './style.ts';

const HEAD = ['from', 'message', 'by RFC 7489', 'by RFC 9989', 'agree'] as const;
const GAP = 2;
const INDENT = '  ';

/** What both DMARC standards make of each message, alike ones in one line; '' where the scenario does not ask. */
export function dmarcBothText(both: readonly DmarcBothReport[] | null, width: number, colours: Colours): string {
  if (both === null) return '';
  if (both.length === 0) return `${INDENT}${colours.dim('No message came so far that DMARC was evaluated.')}`;
  const limit = Math.floor((width - INDENT.length) / HEAD.length) - GAP;
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(HEAD.map((head) => colours.dim(head)));
  for (const alike of Map.groupBy(both, endsOf).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const texts = [
      first.fromDomain ?? 'several',
      messagesText(alike),
      sideText(first.rfc7489),
      sideText(first.rfc9989),
    ];
    table.push([...texts.map((text) => breakText(text, limit)), agreeText(first.agree, colours)]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => `${INDENT}${line.trimEnd()}`)
    .join('\n');
}

function endsOf({ flow, fromDomain, rfc7489, rfc9989, agree }: DmarcBothReport): string {
  return JSON.stringify([flow, fromDomain, sideText(rfc7489), sideText(rfc9989), agree]);
}

/** `notice c2: Classic and 1 more`. */
function messagesText(alike: readonly DmarcBothReport[]): string {
  const people = [...new Set(alike.map(({ person }) => person))];
  const others = people.length > 1 ? ` and ${people.length - 1} more` : '';
  const acts = [...new Set(alike.map(({ act }) => act))];
  return `${alike[0]?.flow ?? ''} ${acts.join(', ')}: ${people[0] ?? ''}${others}`;
}

/** `fail, p=reject: refused`. */
function sideText({ result, policy, actions }: DmarcSideReport): string {
  if (result === 'pass') return 'pass';
  return `${result}${policy === null ? '' : `, p=${policy}`}: ${actionsText(actions)}`;
}

function agreeText(agree: boolean | null, colours: Colours): string {
  if (agree === null) return colours.yellow('unknown');
  return agree ? colours.green('yes') : colours.red('no');
}
