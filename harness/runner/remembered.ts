import type { Instant } from '../model/dns.ts';
import type { Site } from '../model/world.ts';
import type { ReceiveInput } from '../receiver/receive.ts';
import type { RunState } from './run-state.ts';

/** What a receiver is told of earlier messages; a service of Amazon SES's kind of an earlier DNS as well. */
export function remembered(
  run: RunState,
  site: Site,
  at: Instant,
): Pick<ReceiveInput, 'ses' | 'spamMarks' | 'reputation' | 'earlier' | 'publishedSince'> {
  const { ses, spamMarks, reputation: memory } = run.state;
  return {
    ...(ses === undefined ? {} : { ses }),
    ...(spamMarks === undefined ? {} : { spamMarks }),
    ...(memory === undefined ? {} : { reputation: { memory, numbers: run.numbers } }),
    ...(site.ses === undefined ? {} : run.viewsBefore(site.id, at)),
  };
}
