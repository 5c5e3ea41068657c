import type { Condition, Rule } from '../model/receiver.ts';
import { STAGES, type Stage } from '../model/smtp.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Complain } from './complain.ts';

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
export function checkRowOrder(rules: readonly Rule[], file: SourceFile, complain: Complain): void {
  for (const [index, rule] of rules.entries()) {
    const earlier = rules.slice(0, index);
    const namesake = earlier.find((other) => other.id === rule.id);
    if (namesake !== undefined) {
      const problem = `The row id ${rule.id} stands already in line ${namesake.where.line}.`;
      complain(rule.where, problem, 'Give each row an id of its own.');
    }
    const first = earlier.find((other) => covers(other.when, rule.when));
    if (first !== undefined) {
      const problem = `The row ${rule.id} never decides: ${first.id} before it takes every message it could match.`;
      complain(rule.where, problem, `Move ${rule.id} before ${first.id}, or take it out.`);
    }
  }
  const last = rules.at(-1);
  if (last !== undefined && isUnconditional(last.when)) return;
  complain(
    last?.where ?? file.positionOf(['rules'], 'key'),
    'A message that matches no row would be left undecided.',
    'End with a row without `when`.',
  );
}

function isUnconditional(when: Condition): boolean {
  return covers(when, { predicates: {}, any: [], not: null });
}

/** Whether every message that matches `narrow` surely matches `wide`: `wide` asks nothing that `narrow` does not. */
function covers(wide: Condition, narrow: Condition): boolean {
  if (wide.any.length > 0 || wide.not !== null) return false;
  return Object.entries(wide.predicates).every(([name, wanted]) => {
    const other = narrow.predicates[name];
    return other !== undefined && includesAll(wanted, other);
  });
}

function includesAll(wide: unknown, narrow: unknown): boolean {
  if (isMap(wide) && isMap(narrow)) {
    return Object.entries(wide).every(([name, value]) => name in narrow && includesAll(value, narrow[name]));
  }
  const allowed = Array.isArray(wide) ? wide : [wide];
  return (Array.isArray(narrow) ? narrow : [narrow]).every((value) => allowed.includes(value));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
