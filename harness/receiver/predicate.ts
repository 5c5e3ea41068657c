import type { FactKey, Facts, SettingValue } from '../model/receiver.ts';
import type { Stage } from '../model/smtp.ts';

/** What a predicate can be compared with. */
export type PredicateValue = string | boolean;

/** One question that a rule's `when` may ask about a message. */
export interface Predicate {
  /** The earliest stage at which the answer is known. */
  readonly stage: Stage;
  /** The fact it reads. */
  readonly reads: FactKey;
  /** Every value it can have; null where any text will do, compared without regard to case. */
  readonly values: readonly PredicateValue[] | null;
  /** One line of documentation. */
  readonly about: string;
  /** What this message has; null where the fact was not evaluated, which is a fault of the caller's. */
  readonly observe: (facts: Facts) => PredicateValue | null;
  /** Settings that the fact itself is made with, each with a default to begin with. */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /** Absent: a receiver has to have all of `settings`; true: one that it leaves out has the default above. */
  readonly settingsOptional?: true;
  /** Which of `settings` this message's answer hangs on. */
  readonly hangsOn?: (facts: Facts) => readonly string[];
}
