import type { FlowKind } from '../../model/flow.ts';
import type { FlowFate, Intended } from '../flow-fate.ts';
import type { Played } from './played.ts';
import { keyOf, silenceOf } from './played.ts';
import { sentFlow } from './sent-flow.ts';
import { absentFlow, silentFlow, unknownFlow } from './unsent-flow.ts';

const LIBRARY: Intended = { kind: 'library' };

/** What became of an answer that goes where the notice asks for it. */
export function replyFlow(played: Played, notice: FlowFate): FlowFate {
  const { target } = played.person.habit;
  const misfit = target === 'from' ? `${played.person.id} answers to From, whatever Reply-To says` : isSilent(played);
  return answerFlow(played, notice, { flow: 'reply', misfit, assumed: played.person.habit.assumed });
}

/** What became of an answer that goes to From though the notice asks for another address. */
export function misdirectedReplyFlow(played: Played, notice: FlowFate): FlowFate {
  const { target } = played.person.habit;
  const honours = target === 'body' ? 'obeys the line in the text that says where to reply' : 'honours Reply-To';
  const misfit = target === 'from' ? isAway(played) : (isSilent(played) ?? `${played.person.id} ${honours}`);
  return answerFlow(played, notice, { flow: 'misdirected-reply', misfit, assumed: played.person.habit.assumed });
}

/** What became of the message that a responder sent. */
export function awayMessageFlow(played: Played, notice: FlowFate): FlowFate {
  const { responder } = played.person;
  const misfit = responder === null ? `${played.person.id} is not away` : null;
  return answerFlow(played, notice, { flow: 'away-message', misfit, assumed: responder?.assumed === true });
}

/** Nobody answers by hand while away. */
function isAway({ person }: Played): string | null {
  return person.responder === null ? null : `${person.id} is away and answers nothing by hand`;
}

/** Whoever is away, and whoever only reads. */
function isSilent(played: Played): string | null {
  const { id, habit } = played.person;
  return habit.target === 'nobody' ? `${id} reads it and answers nothing by hand` : isAway(played);
}

interface Answer {
  readonly flow: FlowKind;
  /** Why this person makes no such answer, whatever becomes of the notice; null where he does. */
  readonly misfit: string | null;
  readonly assumed: boolean;
}

function answerFlow(played: Played, notice: FlowFate, answer: Answer): FlowFate {
  const key = keyOf(played, answer.flow);
  const [first] = played.index.of(key);
  if (first !== undefined) return sentFlow(played, { key, first, intended: LIBRARY, assumed: answer.assumed });
  if (answer.misfit !== null) return absentFlow(played, key, LIBRARY, answer.misfit);
  if (notice.fate === 'inconclusive') return unknownFlow(played, key, LIBRARY, notice);
  const silence = silenceOf(played, key);
  if (silence !== null) return silentFlow(played, silence, LIBRARY, answer.assumed);
  return absentFlow(played, key, LIBRARY, whyNoAnswer(played, notice));
}

function whyNoAnswer(played: Played, notice: FlowFate): string {
  if (notice.fate === 'wrong-person')
    return `The notice went to somebody else, so ${played.person.id} has nothing to answer`;
  if (notice.fate === 'read-by-nobody') return 'Nobody reads the notice, so nobody answers it';
  if (notice.reached !== true) return 'The notice never arrived, so there is nothing to answer';
  return `${played.person.id} did not answer`;
}
