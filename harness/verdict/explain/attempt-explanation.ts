import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import type { AttemptEvidence, AttemptExplanation, DnsExplanation } from '../../model/explanation.ts';
import type { World } from '../../model/world.ts';
import { answerText } from '../answer-text.ts';
import { localTime } from '../local-time.ts';
import { siteTitle } from '../reason.ts';
import { replyText } from '../reply-text.ts';
import { alignmentExplanation } from './alignment-explanation.ts';
import { alsoFound } from './also-found.ts';
import { dkimExplanation } from './dkim-explanation.ts';
import { dmarcBothExplanation } from './dmarc-both-explanation.ts';
import { dmarcExplanation } from './dmarc-explanation.ts';
import type { Means } from './means.ts';
import { rulesExplanation } from './rules-explanation.ts';
import { spfExplanation } from './spf-explanation.ts';

/** The attempts of a delivery. One that went as the one before it leaves the evidence to that one. */
export function attemptExplanations(world: World, record: DeliveryRecord, means: Means): readonly AttemptExplanation[] {
  const ways = record.transactions.map(wayOf);
  return record.transactions.map((transaction, position) => {
    const { at, stage, reply, local } = transaction.attempt;
    const first = firstOfRun(ways, position);
    const told = first === position;
    return {
      number: position + 1,
      at: localTime(at, world.scenario.timeZone),
      stage,
      reply: replyText(reply),
      local,
      sameAs: told ? null : first + 1,
      evidence: told ? evidenceOf(world, record, transaction, means) : null,
    };
  });
}

function firstOfRun(ways: readonly string[], position: number): number {
  let first = position;
  while (first > 0 && ways[first - 1] === ways[position]) first -= 1;
  return first;
}

/** What makes two attempts alike: who answered what, by which rule, on which results. */
function wayOf({ attempt, serverIp, decision, localRule, facts }: Transaction): string {
  const { stage, reply, local } = attempt;
  const results = [facts?.iprev?.result, facts?.spf?.result, facts?.dkim?.result, facts?.dmarc?.result];
  return JSON.stringify([stage, replyText(reply), local, serverIp, decision?.rule.id, localRule, results]);
}

function evidenceOf(
  world: World,
  { delivery }: DeliveryRecord,
  transaction: Transaction,
  means: Means,
): AttemptEvidence {
  const { facts, serverIp, serverHost, serverSite, dialogue } = transaction;
  return {
    clientIp: facts?.clientIp ?? delivery.clientIp,
    clientHost: delivery.clientHost,
    serverIp,
    serverHost,
    server: serverSite === null ? null : siteTitle(world, serverSite),
    dns: [...transaction.dns.map((entry) => dnsExplanation(world, entry)), ...otherDns(world, transaction)],
    dialogue: dialogue.map(({ who, line, at }) => ({ who, line, at: localTime(at, world.scenario.timeZone) })),
    iprev: facts?.iprev == null ? null : { result: facts.iprev.result, name: facts.iprev.name },
    ...authenticationOf(world, transaction),
    alsoFound: facts === null ? [] : alsoFound(facts),
    rules: rulesExplanation(world, transaction, means),
  };
}

const NOT_ASKED = { spf: null, dkim: null, dmarc: null, alignment: null, dmarcBoth: null };

/** Of who submits mail none of it was asked. */
function authenticationOf(
  world: World,
  transaction: Transaction,
): Pick<AttemptEvidence, 'spf' | 'dkim' | 'dmarc' | 'alignment' | 'dmarcBoth'> {
  if (transaction.facts?.service === 'submission') return NOT_ASKED;
  const method = receiverMethod(world, transaction);
  return {
    spf: spfExplanation(transaction),
    dkim: dkimExplanation(transaction),
    dmarc: dmarcExplanation(transaction, method),
    alignment: alignmentExplanation(transaction, method),
    dmarcBoth: dmarcBothExplanation(transaction),
  };
}

function receiverMethod(world: World, { serverSite }: Transaction): 'psl' | 'treewalk' {
  return world.sites.get(serverSite ?? '')?.receiver.orgDomain ?? 'psl';
}

function dnsExplanation(
  world: World,
  { by, name, type, answer, fromCache }: Transaction['dns'][number],
): DnsExplanation {
  return { by: siteTitle(world, by), name, type, answer: answerText(answer), fromCache, ttl: answer.ttl };
}

/** What was asked in the place of the receiver, by the DMARC standard that it does not follow. */
function otherDns(world: World, { otherDmarc, serverSite }: Transaction): readonly DnsExplanation[] {
  if (otherDmarc == null) return [];
  const by = `${siteTitle(world, serverSite ?? '')} by ${otherDmarc.method === 'psl' ? 'RFC 7489' : 'RFC 9989'}`;
  return otherDmarc.dns.map((entry) => ({ ...dnsExplanation(world, entry), by }));
}
