import { agreeingChange, type Agreed, type Asked } from '../../standards/dmarc/agreeing-change.ts';
import { agreement, sameActions } from '../../standards/dmarc/agreement.ts';
import { askedActions } from '../../standards/dmarc/asked-actions.ts';
import { evaluateBoth } from '../../standards/dmarc/evaluate-both.ts';
import { isBelow } from '../../standards/domain.ts';
import { keyText } from '../flow-fate.ts';
import { comparedMessages, type ComparedMessage } from '../compared-messages.ts';
import type { Case } from './case.ts';
import { disagreeCauses } from './disagree-causes.ts';
import type { Finding } from './finding.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';
import { vendorDomain } from './vendor-domain.ts';

/** Messages of which receivers of RFC 7489 and of RFC 9989 make different things, where the scenario asks for it. */
export function receiversDisagree(c: Case): readonly Finding[] {
  if (c.world.scenario.compareDmarc !== true) return [];
  const compared = comparedMessages(c.timelines).filter(isOfItsFlow);
  const differing = compared.filter(({ both }) => agreement(both) === false);
  const others = compared.filter(({ both }) => agreement(both) === true);
  return [...Map.groupBy(differing, kindOf).values()].flatMap((group) => finding(c, group, others));
}

/** What only led to a flow that is told of is told with its own. */
function isOfItsFlow({ played, record }: ComparedMessage): boolean {
  return played.flows.some(({ key }) => keyText(key) === keyText(record.delivery.draft.flow));
}

/** What is told once: the same author's domains, the same two ends. */
function kindOf({ other, both: { psl, treewalk } }: ComparedMessage): string {
  const ends = [psl, treewalk].map(({ result, foundAt, policy, pct }) => [result, foundAt, policy, pct]);
  return JSON.stringify([other.message.fromDomains, ends]);
}

function finding(c: Case, group: readonly ComparedMessage[], others: readonly ComparedMessage[]): readonly Finding[] {
  const [first, ...more] = group;
  if (first === undefined) return [];
  const asked = [askedOf(c, first), ...more.map((one) => askedOf(c, one))] as const;
  const remembered = asked.every(({ message, lookup }) => agreement(evaluateBoth(message, lookup)) === true);
  const changeable = remembered || providerOfAuthor(c, first) !== '';
  const agreed = changeable
    ? null
    : agreeingChange(
        asked,
        others.map((one) => askedOf(c, one)),
      );
  const flows = group.map(({ record }) => record.delivery.draft.flow);
  const { psl, treewalk } = first.both;
  return [
    {
      code: 'receivers-disagree',
      // Where only a word of the result differs, no message fares otherwise by it.
      severity: sameActions(first.both) ? 'note' : 'warning',
      facts: {
        people: distinct(flows.map(({ person }) => person)),
        flows: distinct(flows.map(({ flow }) => flow)),
        domains: first.other.message.fromDomains,
        proven: provenBy(first),
        causes: disagreeCauses(first.both, asked[0].lookup),
        rfc7489Result: psl.result,
        rfc7489FoundAt: psl.foundAt ?? '',
        rfc7489Policy: psl.policy ?? '',
        rfc7489Actions: askedActions(psl, 'psl'),
        rfc9989Result: treewalk.result,
        rfc9989FoundAt: treewalk.foundAt ?? '',
        rfc9989Policy: treewalk.policy ?? '',
        rfc9989Actions: askedActions(treewalk, 'treewalk'),
        ...changeFacts(agreed),
        remembered,
        provider: providerOfAuthor(c, first),
        byVendor: first.other.message.fromDomains.every((domain) => isBelow(domain, vendorDomain(c.world))),
      },
    },
  ];
}

function askedOf({ lookupAt }: Case, { other, last }: ComparedMessage): Asked {
  return { message: other.message, lookup: lookupAt(last.attempt.at) };
}

function providerOfAuthor({ world }: Case, { other }: ComparedMessage): string {
  const titles = other.message.fromDomains.map((domain) => providerOf(world, domain)?.title ?? '');
  return titles.find((title) => title !== '') ?? '';
}

function provenBy({ other: { message } }: ComparedMessage): readonly string[] {
  const { spf, dkim } = message;
  const signed = dkim.signatures.filter(({ result }) => result === 'pass').map(({ domain }) => domain);
  return distinct([...(spf?.result === 'pass' ? [spf.domain] : []), ...signed]);
}

function changeFacts(agreed: Agreed | null) {
  if (agreed === null) return { name: '', record: '', change: '', result: '', actions: [] };
  const { change, after } = agreed;
  const actions = askedActions(after.psl, 'psl');
  return { name: change.name, record: change.before, change: change.after, result: after.psl.result, actions };
}
