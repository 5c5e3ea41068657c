import type { SesAccount, SesFact } from '../../model/ses.ts';
import type { Case } from './case.ts';
import { handedOver, type HandedOver } from './handed.ts';

/** A notice that was handed to Amazon SES, and what the service knew of it. */
export interface SesNotice extends HandedOver {
  readonly ses: SesFact;
  readonly account: SesAccount;
}

/** Every notice that got as far as its message at a server of Amazon SES. */
export function sesNotices(c: Case): readonly SesNotice[] {
  return handedOver(c).flatMap((one) => {
    const ses = one.transaction.facts?.ses ?? null;
    const account = c.world.sites.get(one.transaction.serverSite ?? '')?.ses;
    return ses === null || account === undefined ? [] : [{ ...one, ses, account }];
  });
}

type Group<T> = readonly [T, ...T[]];

/** Puts together what is told once. */
export function grouped<T>(all: readonly T[], key: (one: T) => string): readonly Group<T>[] {
  return [...Map.groupBy(all, key).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}
