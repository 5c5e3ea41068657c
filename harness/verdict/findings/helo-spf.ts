import type { FlowFate } from '../flow-fate.ts';
import { siteTitle } from '../reason.ts';
import { decidingTransaction, forwarderOf } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';
import { spfMendFor } from './spf-mend.ts';
import { BY_SPF } from './vendor-spf.ts';

/**
 * Bounces and away messages that were kept out because SPF did not pass for the EHLO name: mail from the null sender is
 * judged by that (RFC 7208 section 2.4). What a mailbox forwarded has a finding of its own.
 */
export function heloSpf(c: Case): readonly Finding[] {
  const flows = c.timelines.flatMap((played) => played.flows).filter(isKeptOut);
  return [...Map.groupBy(flows, nameOf)].flatMap(([domain, some]) => finding(c, domain, some));
}

function isKeptOut({ reached, chain }: FlowFate): boolean {
  const last = chain.at(-1);
  if (reached !== false || last === undefined || forwarderOf(last) !== null || !decidedOn(last, BY_SPF)) return false;
  const spf = decidingTransaction(last).facts?.spf ?? null;
  return last.delivery.draft.mailFrom === '' && spf?.identity === 'helo' && spf.result !== 'pass';
}

function nameOf({ chain }: FlowFate): string {
  const last = chain.at(-1);
  return last === undefined ? '' : (decidingTransaction(last).facts?.spf?.domain ?? '');
}

function finding(c: Case, domain: string, flows: readonly FlowFate[]): readonly Finding[] {
  const ends = flows.flatMap(({ chain }) => chain.slice(-1));
  const [first] = ends;
  if (first === undefined) return [];
  const addresses = distinct(ends.map(({ delivery }) => delivery.clientIp));
  const facts = {
    people: peopleOf(flows),
    domain,
    addresses,
    result: distinct(ends.map((end) => decidingTransaction(end).facts?.spf?.result ?? '')).join(', '),
    receivers: distinct(ends.map((end) => siteTitle(c.world, decidingTransaction(end).serverSite ?? ''))),
    flows: distinct(flows.map(({ key }) => `${key.flow} ${key.person} ${key.act}`)),
    runBy: runnerOf(c, first.delivery.draft.site),
    merged: spfMendFor(c.world, addresses, domain, c.lookupAt(decidingTransaction(first).attempt.at)).merged,
  };
  return [{ code: 'bounce-without-helo-spf', severity: 'warning', facts }];
}

/** Who runs the server that sent it. */
function runnerOf({ world }: Case, site: string): string {
  if (site === world.sender.site) return 'vendor';
  return site === world.scenario.library.site ? 'library' : siteTitle(world, site);
}
