import { describe, expect, it } from 'vitest';
import type { Facts, Receiver, SettingValue } from '../../../harness/model/receiver.ts';
import { STAGES, type OutcomeKind, type Stage } from '../../../harness/model/smtp.ts';
import { decide } from '../../../harness/receiver/decide.ts';
import { replyOf } from '../../../harness/receiver/reply.ts';
import { factsWith, knownAt } from '../facts.ts';
import { shipped } from '../shipped.ts';
import { rowOrder } from './row-orders.ts';

/** One message and what a receiver must do with it. */
export interface Line {
  /** Id of the row that decides. */
  readonly row: string;
  readonly given: Partial<Facts>;
  readonly settings?: Readonly<Record<string, SettingValue>>;
  readonly at: Stage;
  readonly outcome: OutcomeKind;
  /** Code, enhanced code and a piece of the text; absent where the host's 250 is given. */
  readonly reply?: string;
  /** False unless stated. */
  readonly assumed?: boolean;
  readonly because: string;
}

interface Verdict {
  readonly row: string;
  readonly at: Stage;
  readonly outcome: OutcomeKind;
  readonly assumed: boolean;
  readonly reply: string;
  /** What is altered on the way on, in one text. */
  readonly alters: string;
}

/** Plays the dialogue stage by stage, with only the facts that are known by then. */
export function verdictOf(receiver: Receiver, settings: Line['settings'], facts: Facts): Verdict | null {
  for (const stage of STAGES) {
    const known = knownAt(stage, facts);
    const decision = decide(receiver, settings ?? {}, stage, known);
    if (decision === null) continue;
    const { code, enhanced, text } = replyOf(decision.rule, known);
    const reply = [code, enhanced, text].filter((part) => part !== null).join(' ');
    const { id: row, alters = [] } = decision.rule;
    return { row, at: stage, outcome: decision.outcome, assumed: decision.assumed, reply, alters: alters.join() };
  }
  return null;
}

function without(receiver: Receiver, id: string): Receiver {
  return { ...receiver, rules: receiver.rules.filter((rule) => rule.id !== id) };
}

/** A message, made of those of two lines, that each of two rows would take if the other were not there. */
function bothFit(receiver: Receiver, lines: readonly Line[], rows: readonly [string, string]): Line | null {
  const [first = [], second = []] = rows.map((row) => lines.filter((line) => line.row === row));
  const pairs = first.flatMap((one) => second.flatMap((other) => [laidOver(one, other), laidOver(other, one)]));
  const decides = (line: Line, missing: string) =>
    verdictOf(without(receiver, missing), line.settings, factsWith(line.given))?.row;
  return pairs.find((line) => decides(line, rows[0]) === rows[1] && decides(line, rows[1]) === rows[0]) ?? null;
}

function laidOver(over: Line, under: Line): Line {
  const settings = { ...under.settings, ...over.settings };
  return { ...under, given: { ...under.given, ...over.given }, settings };
}

/** Of two rows that fit one message the one that stands first in `order` decides; tried with all that can both fit. */
function checkOrder(receiver: Receiver, lines: readonly Line[], order: readonly string[]): void {
  it('has a place in the order for every row', () => {
    expect(order.toSorted()).toEqual(receiver.rules.map((rule) => rule.id).toSorted());
  });

  it.each(order)('lets %s decide before what comes after it', (row) => {
    const later = order.slice(order.indexOf(row) + 1);
    const wrong = later.filter((other) => {
      const line = bothFit(receiver, lines, [row, other]);
      return line !== null && verdictOf(receiver, line.settings, factsWith(line.given))?.row !== row;
    });
    expect(wrong).toEqual([]);
  });
}

/**
 * Every line holds; every row of the receiver has a line and its place in the order; and no row could be missing unnoticed.
 */
export function checkTable(id: string, lines: readonly Line[]): void {
  const receiver = shipped(id);

  describe(`receiver ${id}`, () => {
    it.each(lines.map((line) => [`${line.row}: ${line.because}`, line] as const))('%s', (_name, line) => {
      const { row, at, outcome, assumed = false, reply = '250 2.0.0 OK' } = line;
      const verdict = verdictOf(receiver, line.settings, factsWith(line.given));
      expect(verdict).toMatchObject({ row, at, outcome, assumed });
      expect(verdict?.reply).toContain(reply);
    });

    it('has a line for every row', () => {
      expect([...new Set(lines.map((line) => line.row))].toSorted()).toEqual(
        receiver.rules.map((rule) => rule.id).toSorted(),
      );
    });

    it.each(receiver.rules.map((rule) => rule.id))('decides otherwise without the row %s', (row) => {
      const changed = lines
        .filter((line) => line.row === row)
        .filter((line) => {
          const facts = factsWith(line.given);
          const before = verdictOf(receiver, line.settings, facts);
          const after = verdictOf(without(receiver, row), line.settings, facts);
          return (['outcome', 'reply', 'alters'] as const).some((what) => after?.[what] !== before?.[what]);
        });
      expect(changed).not.toEqual([]);
    });

    checkOrder(receiver, lines, rowOrder(id));
  });
}
