import type { MergedFlow } from './merged-flow.ts';
import { decidingTransaction } from './record-index.ts';
import { replyText } from './reply-text.ts';

/** The reply that decided a flow, as one line; '' where nothing was sent. */
export function lastReply({ chain }: Pick<MergedFlow, 'chain'>): string {
  const last = chain.at(-1);
  return last === undefined ? '' : replyText(decidingTransaction(last).attempt.reply);
}
