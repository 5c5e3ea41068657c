import type { Condition, Rule, SettingSpec } from '../model/receiver.ts';
import { STAGES, type Stage } from '../model/smtp.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Complain } from './complain.ts';
import { unreachables } from './reachable.ts';

/** Complains of stages that do not stand in the order of a dialogue (RFC 5321 section 3.3). */
export function checkStageOrder(written: readonly Stage[], file: SourceFile, complain: Complain): void {
  let latest = -1;
  for (const stage of written) {
    const index = STAGES.indexOf(stage);
    if (index < latest) {
      const problem = `The stage ${stage} stands after ${STAGES[latest]}, which comes later in a dialogue.`;
      complain(file.positionOf(['rules', stage], 'key'), problem, `Keep the order ${STAGES.join(', ')}.`);
    }
    latest = Math.max(latest, index);
  }
}

/** Complains of ids that stand twice, of rows that can never decide, and of an end that leaves a message undecided. */
export function checkRowOrder(
  rules: readonly Rule[],
  settings: Readonly<Record<string, SettingSpec>>,
  file: SourceFile,
  complain: Complain,
): void {
  const found = unreachables(rules, settings);
  for (const [index, rule] of rules.entries()) {
    const namesake = rules.slice(0, index).find((other) => other.id === rule.id);
    if (namesake !== undefined) {
      const problem = `The row id ${rule.id} stands already in line ${namesake.where.line}.`;
      complain(rule.where, problem, 'Give each row an id of its own.');
    }
    const takenBy = found[index]?.takenBy;
    if (takenBy !== undefined) complain(rule.where, ...sayUnreachable(rule, takenBy, index === rules.length - 1));
  }
  const last = rules.at(-1);
  if (last !== undefined && isUnconditional(last.when)) return;
  complain(
    last?.where ?? file.positionOf(['rules'], 'key'),
    'A message that matches no row would be left undecided.',
    'End with a row without `when`.',
  );
}

function isUnconditional({ predicates, any, not }: Condition): boolean {
  return Object.keys(predicates).length === 0 && any.length === 0 && not === null;
}

/** Problem and mend. */
function sayUnreachable({ id, when }: Rule, takenBy: readonly Rule[], isLast: boolean): [string, string] {
  const [first, ...more] = takenBy.map((row) => row.id);
  if (first === undefined) {
    return [
      `The row ${id} never decides: no message is all that it asks for at once.`,
      'Look at what stands in `any` and `not`: one condition rules out another.',
    ];
  }
  // A file has to end with a row without conditions, and moved up such a row would take everything.
  const last = takenBy.at(-1);
  const isEnd = isLast && isUnconditional(when) && last !== undefined && !isUnconditional(last.when);
  const rows = [more.slice(0, -1).reduce((list, row) => `${list}, ${row}`, first), ...more.slice(-1)].join(' and ');
  return [
    `The row ${id} never decides: ${rows} before it ${more.length === 0 ? 'takes' : 'take'} every message it could match.`,
    isEnd
      ? `Take ${id} out and leave out the \`when\` of ${last.id}, which takes all that is left.`
      : `Move ${id} before ${first}, or take it out.`,
  ];
}
