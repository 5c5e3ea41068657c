import { STAGES, type OutcomeKind, type Stage } from '../model/smtp.ts';
import type { Path, SourceFile } from '../source/source-file.ts';
import { sayChoices } from '../source/suggest.ts';
import type { Complain } from './complain.ts';
import { PLACEHOLDERS, placesIn } from './placeholders.ts';
import type { RowShape } from './receiver-shape.ts';
import { parseTemplate } from './template.ts';

/** Class of the code that an outcome's reply must have; the outcomes that are not here have the host's own 250. */
const REPLY_CLASS: Partial<Record<OutcomeKind, 4 | 5>> = { reject: 5, defer: 4, 'accept-then-dsn': 5 };

export interface RowContext {
  readonly file: SourceFile;
  readonly stage: Stage;
  readonly path: Path;
  readonly complain: Complain;
}

/** Complains of an outcome that its stage cannot have, and of a reply that does not fit outcome or stage. */
export function checkRow(row: RowShape, context: RowContext): void {
  checkOutcome(row.outcome, context);
  checkAlterations(row, context);
  if (row.reply === undefined) checkSilence(row.outcome, context);
  else checkReply(row.reply, row.outcome, context);
}

function checkOutcome(outcome: OutcomeKind, { file, stage, path, complain }: RowContext): void {
  const refuses = outcome === 'reject' || outcome === 'defer';
  if (stage === 'after' && refuses) {
    complain(
      file.positionOf([...path, 'outcome']),
      `A message cannot have the outcome ${outcome} at the stage after: it has been answered with 250.`,
      'Move the row to data-end or earlier, or write discard or accept-then-dsn.',
    );
  }
  if (stage !== 'after' && stage !== 'data-end' && !refuses) {
    complain(
      file.positionOf([...path, 'outcome']),
      `A message cannot have the outcome ${outcome} at the stage ${stage}: it has not been received yet.`,
      'Move the row to data-end or after, or write reject or defer.',
    );
  }
}

/** Only what goes on can be changed on the way. */
function checkAlterations({ alters, outcome }: RowShape, { file, path, complain }: RowContext): void {
  if (alters === undefined || outcome === 'relay') return;
  const problem = `A row with the outcome ${outcome} passes nothing on, so there is nothing to alter.`;
  complain(file.positionOf([...path, 'alters'], 'key'), problem, 'Leave `alters` out, or write the outcome relay.');
}

function checkSilence(outcome: OutcomeKind, { file, path, complain }: RowContext): void {
  const wanted = REPLY_CLASS[outcome];
  if (wanted === undefined) return;
  const problem = `A row with the outcome ${outcome} needs a reply.`;
  complain(file.positionOf([...path, 'outcome']), problem, `Add a reply with a ${wanted}xx code.`);
}

/** Complains of what a receiver answers to messages it takes where that is no 2xx reply, or says what it cannot know. */
export function checkAccepted(text: string, file: SourceFile, complain: Complain): void {
  const path = ['accepted'];
  const template = parseTemplate(text);
  if ('problem' in template || Math.floor(template.reply.code / 100) !== 2) {
    const problem = 'This is no reply to a message that was taken.';
    return complain(file.positionOf(path), problem, 'Write it as it stands on the wire, for example `250 Ok`.');
  }
  checkPlaces(text, path, { file, stage: 'data-end', path, complain });
}

function checkReply(text: string, outcome: OutcomeKind, context: RowContext): void {
  const { file, complain } = context;
  const path = [...context.path, 'reply'];
  const wanted = REPLY_CLASS[outcome];
  if (wanted === undefined) {
    const problem = `A row with the outcome ${outcome} has no reply of its own: the host answers 250.`;
    return complain(file.positionOf(path, 'key'), problem, 'Leave the reply out.');
  }
  const template = parseTemplate(text);
  if ('problem' in template) {
    const mend = 'Write it as it stands on the wire, for example `550 5.1.1 No such user`.';
    const where = file.positionInBlock(path, template.line, 1);
    return complain(where, `This is no SMTP reply: ${template.problem}.`, mend);
  }
  const { code } = template.reply;
  if (Math.floor(code / 100) !== wanted) {
    const problem = `The code ${code} does not fit the outcome ${outcome}.`;
    complain(file.positionInBlock(path, 1, 1), problem, `Write a ${wanted}xx code or another outcome.`);
  }
  checkPlaces(text, path, context);
}

function checkPlaces(text: string, path: Path, { file, stage, complain }: RowContext): void {
  for (const { name, line, column } of placesIn(text)) {
    const where = file.positionInBlock(path, line, column);
    const placeholder = Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : undefined;
    if (placeholder === undefined) {
      complain(
        where,
        `There is no placeholder {${name}}.`,
        sayChoices(name, Object.keys(PLACEHOLDERS), 'placeholders'),
      );
    } else if (STAGES.indexOf(placeholder.stage) > STAGES.indexOf(stage)) {
      const problem = `{${name}} is not known yet at the stage ${stage}: its earliest stage is ${placeholder.stage}.`;
      complain(where, problem, `Leave it out or move the row to ${placeholder.stage} or later.`);
    }
  }
}
