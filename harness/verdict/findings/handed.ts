import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import type { Handing } from '../../model/sender.ts';
import type { FlowFate } from '../flow-fate.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import { distinct } from './sets.ts';

/** A notice on its way to a server that its client logs in to, and one attempt at that. */
export interface HandedOver {
  readonly flow: FlowFate;
  readonly record: DeliveryRecord;
  readonly transaction: Transaction;
  readonly handing: Handing;
}

/** The last attempt of every notice that was handed to a submission server, in every timeline. */
export function handedOver({ timelines }: Case): readonly HandedOver[] {
  return timelines
    .flatMap((played) => played.flows)
    .filter((flow) => flow.key.flow === 'notice')
    .flatMap((flow) =>
      flow.chain.flatMap((record) => {
        const transaction = record.transactions.at(-1);
        const { route } = record.delivery.draft;
        if (transaction === undefined || route.kind !== 'submission') return [];
        return [{ flow, record, transaction, handing: route }];
      }),
    );
}

/** What findings about such a server have in common. */
export function handedFacts(c: Case, some: readonly [HandedOver, ...HandedOver[]]) {
  const [{ handing, transaction }] = some;
  const { host, port, login } = handing.server;
  return {
    people: distinct(some.map(({ flow }) => flow.key.person)),
    catalogue: c.world.sender.kind === 'folio' ? ('folio' as const) : ('koha' as const),
    server: c.world.sites.get(transaction.serverSite ?? '')?.title ?? host,
    host,
    port,
    user: login?.user ?? '',
    reply: replyText(transaction.attempt.reply),
    once: handing.queue === null,
  };
}

/** Groups by server and user, so that each is told of once. */
export function byServer(all: readonly HandedOver[]): readonly (readonly [HandedOver, ...HandedOver[]])[] {
  const groups = Map.groupBy(all, ({ handing: { server } }) => `${server.host} ${server.login?.user ?? ''}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
