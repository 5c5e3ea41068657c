import { domainOf } from '../../standards/address.ts';
import { lastReply } from '../last-reply.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';
import { expiredDomain } from './expired-domain.ts';
import type { Finding } from './finding.ts';
import { distinct, flowName, peopleOf } from './sets.ts';
import { dnsTroubles } from './dns-troubles.ts';

/** Addresses whose domain takes no mail, and servers that never answered. */
export function unreachable(c: Case): readonly Finding[] {
  return [...replyDomains(c), ...noticeDomains(c), ...servers(c)];
}

/** Domains of the addresses on file to which no way leads. */
function noticeDomains({ world, flows }: Case): readonly Finding[] {
  const lost = flows.filter((flow) => flow.key.flow === 'notice' && flow.chain.at(-1)?.end.kind === 'no-route');
  return [...Map.groupBy(lost, (flow) => domainOf(flow.to))].map(([domain, ends]) => {
    const learns = distinct(ends.map((flow) => flow.learns ?? 'nobody'));
    const ofLibrary = world.siteOfDomain.get(domain)?.id === world.scenario.library.site;
    const facts = {
      people: peopleOf(ends),
      domain,
      addresses: distinct(ends.map((flow) => flow.to)),
      why: whyUnreachable(ends),
      learns,
      ofLibrary,
    };
    // As with a mailbox that does not exist: where the library learns of it, all is as it should be.
    const known = learns.every((learner) => learner === 'library') ? 'note' : 'warning';
    return { code: 'patron-domain-unreachable', severity: ofLibrary ? 'error' : known, facts };
  });
}

/** Of a domain in whose name the catalogue writes and which is not there `domain-expired` speaks alone. */
function replyDomains(c: Case): readonly Finding[] {
  const expired = expiredDomain(c).flatMap(({ facts }) => ('existedBefore' in facts ? [facts.domain] : []));
  const lost = c.flows
    .filter((flow) => flow.key.flow !== 'notice' && flow.chain.at(-1)?.end.kind === 'no-route')
    .filter((flow) => !(isGone(flow) && expired.includes(domainOf(flow.to))));
  return [...Map.groupBy(lost, (flow) => domainOf(flow.to))].map(([domain, ends]) => ({
    code: 'reply-domain-unreachable',
    severity: 'error',
    facts: {
      people: peopleOf(ends),
      domain,
      why: whyUnreachable(ends),
      exists: !ends.some(isGone),
      flows: ends.map(flowName),
    },
  }));
}

function isGone({ rule }: MergedFlow): boolean {
  return rule?.endsWith('#no-such-domain') === true;
}

const WHY: Readonly<Record<string, string>> = {
  'no-such-domain': 'the domain does not exist',
  'no-mail-host': 'the domain has neither a mail server (MX) nor an address',
  'null-mx': 'the domain says that it takes no mail (null MX)',
};

function whyUnreachable(flows: readonly MergedFlow[]): string {
  return distinct(flows.map((flow) => WHY[flow.rule?.split('#')[1] ?? ''] ?? 'no way leads there')).join('; ');
}

/** Queues that gave up because no server ever answered, although no DNS fault was in the way. */
function servers({ flows }: Case): readonly Finding[] {
  const expired = flows.filter((flow) => {
    const last = flow.chain.at(-1);
    if (last?.end.kind !== 'expired' || dnsTroubles(last).length > 0) return false;
    // What is handed to a server by who logs in is told by `smtp-server-unreachable`.
    if (last.delivery.draft.route.kind === 'submission') return false;
    // A server whose name leads nowhere is another matter: `smtp-server-unknown`.
    return decidingTransaction(last).attempt.local && decidingTransaction(last).localRule === null;
  });
  return [...Map.groupBy(expired, serverName)].map(([server, ends]) => ({
    code: 'server-unreachable',
    severity: 'error',
    facts: { people: peopleOf(ends), server, reply: distinct(ends.map(lastReply))[0] ?? '' },
  }));
}

function serverName(flow: MergedFlow): string {
  const last = flow.chain.at(-1);
  return (last === undefined ? null : decidingTransaction(last).serverHost) ?? domainOf(flow.to);
}
