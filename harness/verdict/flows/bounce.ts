import type { DeliveryRecord } from '../../model/delivery.ts';
import type { FlowFate, Intended } from '../flow-fate.ts';
import { keyText } from '../flow-fate.ts';
import type { Played } from './played.ts';
import { keyOf, silenceOf } from './played.ts';
import { sentFlow } from './sent-flow.ts';
import { absentFlow, silentFlow, unknownFlow } from './unsent-flow.ts';

const LIBRARY: Intended = { kind: 'library' };

/**
 * What became of the report that something could not be delivered. The report about a notice is for the library; where
 * there is none, the report about an answer is for the person who wrote it.
 */
export function bounceFlow(played: Played, notice: FlowFate, answers: readonly FlowFate[]): FlowFate {
  const key = keyOf(played, 'bounce');
  const first = firstBounce(played);
  if (first !== null) {
    const aboutNotice = isAboutNotice(played, first);
    const intended: Intended = aboutNotice ? LIBRARY : { kind: 'person', person: played.person.id };
    return sentFlow(played, { key, first, intended, assumed: false });
  }
  const unknown = [notice, ...answers].find((flow) => flow.fate === 'inconclusive');
  if (unknown !== undefined) return unknownFlow(played, key, LIBRARY, unknown);
  const silence = silenceOf(played, key);
  if (silence !== null) return silentFlow(played, silence, LIBRARY, false);
  return absentFlow(played, key, LIBRARY, whyNoBounce(notice, answers));
}

function firstBounce(played: Played): DeliveryRecord | null {
  const records = played.index.of(keyOf(played, 'bounce')).filter((record) => !isAboutFollowUp(played, record));
  return records.find((record) => isAboutNotice(played, record)) ?? records[0] ?? null;
}

/** Whether a report is about what machines wrote to one another after the answer: it is nobody's message. */
function isAboutFollowUp({ index }: Played, record: DeliveryRecord): boolean {
  const about = index.causeOf(record);
  const before = about === null ? null : index.causeOf(about);
  if (about === null || before === null || about.delivery.draft.content.kind !== 'text') return false;
  return keyText(about.delivery.draft.flow) === keyText(before.delivery.draft.flow);
}

function isAboutNotice(played: Played, record: DeliveryRecord): boolean {
  return played.index.causeOf(record)?.delivery.draft.flow.flow === 'notice';
}

function whyNoBounce(notice: FlowFate, answers: readonly FlowFate[]): string {
  if (notice.fate === 'never-sent' || notice.fate === 'not-applicable') return 'Nothing was sent, so nothing came back';
  if (isReturnable(notice)) return 'The notice failed and no report was written';
  const failed = answers.find(isReturnable);
  if (failed !== undefined)
    return 'An answer failed, and no report is written about a message without a return address';
  return 'Whatever was sent was accepted, so nothing came back';
}

/** Whether a flow ended in a way of which a mail server usually writes a report. */
function isReturnable(flow: FlowFate): boolean {
  return ['rejected', 'relay-refused', 'expired', 'bounced'].includes(flow.fate);
}
