import type { Receiver, Rule, SettingSpec, Source } from '../model/receiver.ts';
import { STAGES, type Stage } from '../model/smtp.ts';
import { checkShape } from '../source/check-shape.ts';
import { MistakeError } from '../source/mistake-error.ts';
import type { Path, SourceFile } from '../source/source-file.ts';
import { sayChoices } from '../source/suggest.ts';
import { checkRowOrder, checkStageOrder } from './check-order.ts';
import { checkAccepted, checkRow } from './check-row.ts';
import { collectMistakes, type Complain } from './complain.ts';
import { readCondition } from './read-condition.ts';
import { checkSettingsUse, readSettings } from './read-settings.ts';
import { RECEIVER_SHAPE, type ReceiverShape, type RowShape } from './receiver-shape.ts';

/**
 * Reads a receiver: how a receiving MTA decides, as data. Every row has a source, and every row can decide something.
 *
 * @throws MistakeError with every mistake in the file, each where it was written.
 */
export function readReceiver(file: SourceFile): Receiver {
  const shape = checkShape(RECEIVER_SHAPE, file);
  const { mistakes, complain } = collectMistakes(file);
  const settings = readSettings(shape.settings, file, complain);
  checkStageOrder(stagesAsWritten(file), file, complain);
  const reading: Reading = { file, settings, sources: shape.sources ?? {}, complain };
  const rules = STAGES.flatMap((stage) =>
    (shape.rules[stage] ?? []).map((row, index) => readRow(row, { stage, index }, reading)),
  );
  const { id, title, about, orgDomain, accepted } = shape;
  if (accepted !== undefined) checkAccepted(accepted, file, complain);
  const own = accepted === undefined ? {} : { accepted };
  const receiver: Receiver = { id, title, about, orgDomain, settings, rules, ...own, where: file.positionOf([]) };
  // A condition that could not be read would look as if it covered others or left a setting unread.
  if (mistakes.length === 0) {
    checkRowOrder(rules, settings, file, complain);
    checkSettingsUse(receiver, file, complain);
  }
  if (mistakes.length > 0) throw new MistakeError(mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column));
  return receiver;
}

interface Reading {
  readonly file: SourceFile;
  readonly settings: Readonly<Record<string, SettingSpec>>;
  readonly sources: NonNullable<ReceiverShape['sources']>;
  readonly complain: Complain;
}

function isStage(name: string): name is Stage {
  return STAGES.some((stage) => stage === name);
}

/** The stages in the order of the file: a schema gives them back in its own. */
function stagesAsWritten({ value }: SourceFile): Stage[] {
  const { rules } = value as { rules: Record<string, unknown> };
  return Object.keys(rules).filter(isStage);
}

function readRow(row: RowShape, at: { readonly stage: Stage; readonly index: number }, reading: Reading): Rule {
  const { file, settings, complain } = reading;
  const path: Path = ['rules', at.stage, at.index];
  const context = { file, settings, complain, stage: at.stage, path };
  checkRow(row, context);
  return {
    id: row.id,
    stage: at.stage,
    when: readCondition(row.when ?? {}, [...path, 'when'], context),
    outcome: row.outcome,
    reply: row.reply?.replace(/\n+$/, '') ?? null,
    ...(row.alters === undefined ? {} : { alters: row.alters }),
    about: row.about,
    source: readSource(row.source, [...path, 'source'], reading),
    assumed: row.assumed ?? false,
    model: row.model ?? false,
    where: file.positionOf(path),
  };
}

function readSource(raw: string | Source, path: Path, { file, sources, complain }: Reading): Source {
  if (typeof raw !== 'string') return raw;
  const source = Object.hasOwn(sources, raw) ? sources[raw] : undefined;
  if (source !== undefined) return source;
  const mend = sayChoices(raw, Object.keys(sources), 'sources');
  complain(file.positionOf(path), `There is no source ${raw} in this file.`, mend);
  return { title: raw, date: '' };
}
