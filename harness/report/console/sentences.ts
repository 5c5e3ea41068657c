import type { FlowReport, ScenarioReport } from '../../model/report.ts';

const NOTHING = 'Nothing was sent, so nothing can be said.';

/** The answers to the two questions: does the patron get the notice, and does the library get every answer to it? */
export function answerSentences(report: ScenarioReport): readonly string[] {
  const arose = report.flows.filter((flow) => flow.fate !== 'not-applicable');
  const notices = arose.filter((flow) => flow.flow === 'notice');
  const answers = arose.filter((flow) => flow.flow !== 'notice');
  return [noticeSentence(notices), answerSentence(answers), arose.length === 0 ? NOTHING : worksSentence(report.works)];
}

function noticeSentence(notices: readonly FlowReport[]): string {
  if (notices.length === 0) return 'Notices: none was due.';
  return `Notices: ${arrived(notices, { one: 'arrives', many: 'arrive' })}${losses(notices)}.`;
}

function answerSentence(answers: readonly FlowReport[]): string {
  if (answers.length === 0) return 'Answers: none arose.';
  return `Answers: ${arrived(answers, { one: 'reaches the one it is for', many: 'reach the one they are for' })}${losses(answers)}.`;
}

function arrived(flows: readonly FlowReport[], verb: { readonly one: string; readonly many: string }): string {
  const count = flows.filter((flow) => flow.reached === true).length;
  if (flows.length === 1) return count === 1 ? `the only one ${verb.one}` : `0 of 1 ${verb.many}`;
  return count === flows.length ? `all ${count} ${verb.many}` : `${count} of ${flows.length} ${verb.many}`;
}

/** What is missing, by fate, and how much of it nobody learns of. */
function losses(flows: readonly FlowReport[]): string {
  const missing = flows.filter((flow) => flow.reached !== true);
  if (missing.length === 0) return '';
  const byFate = [...Map.groupBy(missing, fateText)].map(([fate, some]) => `${some.length} ${fate}`);
  const silent = missing.filter((flow) => flow.learns === 'nobody' && !wasNotDue(flow)).length;
  return `; ${byFate.join(', ')}${silentText(silent, missing.length)}`;
}

/** A notice that was not due yet is no loss: there is nothing to learn of. */
function wasNotDue({ fate, rule }: FlowReport): boolean {
  return fate === 'never-sent' && rule?.endsWith('#not-overdue') === true;
}

function fateText(flow: FlowReport): string {
  return wasNotDue(flow) ? 'not due' : flow.fate;
}

function silentText(silent: number, missing: number): string {
  if (silent === 0) return '';
  return silent === missing ? ', and nobody learns of it' : `, and nobody learns of ${silent} of them`;
}

function worksSentence(works: boolean | null): string {
  if (works === null) return 'Nobody can say whether this set-up works.';
  return works ? 'This set-up works.' : 'This set-up does not work fully.';
}
