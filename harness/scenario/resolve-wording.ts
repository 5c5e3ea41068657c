import type { NoticeWording } from '../model/wording.ts';
import { durationSeconds } from './duration.ts';
import type { WordingShape } from './shape/wording-shape.ts';

/** The wording that was, with what is written over it, key by key; undefined where nothing ever was. */
export function withWording(
  before: NoticeWording | undefined,
  written: WordingShape | undefined,
): NoticeWording | undefined {
  if (written === undefined) return before;
  const { subject, footer, replyLine, headers, encoded, messageIdDomain } = written;
  const clockAhead = aheadOf(written);
  return {
    ...before,
    ...(subject === undefined ? {} : { subject }),
    ...(footer === undefined ? {} : { footer }),
    ...(replyLine === undefined ? {} : { replyLine }),
    ...(headers === undefined ? {} : { headers }),
    ...(encoded === undefined ? {} : { encoded }),
    ...(messageIdDomain === undefined ? {} : { messageIdDomain: messageIdDomain.toLowerCase() }),
    ...(clockAhead === null ? {} : { clockAhead }),
  };
}

/** Seconds; null where the clock is not spoken of. */
function aheadOf({ clockAhead, clockBehind }: WordingShape): number | null {
  if (clockAhead !== undefined) return durationSeconds(clockAhead);
  return clockBehind === undefined ? null : -durationSeconds(clockBehind);
}
