import type { Condition, SettingSpec, SettingValue } from '../model/receiver.ts';
import { STAGES, type Stage } from '../model/smtp.ts';
import type { Path, SourceFile } from '../source/source-file.ts';
import { sayChoices } from '../source/suggest.ts';
import type { Complain } from './complain.ts';
import { PREDICATES, type Predicate } from './predicates.ts';

/** What a condition may refer to where it stands. */
export interface ConditionContext {
  readonly file: SourceFile;
  readonly stage: Stage;
  readonly settings: Readonly<Record<string, SettingSpec>>;
  readonly complain: Complain;
}

/**
 * Reads what stands in `when`, in `not` or in one entry of `any`, and complains of unknown names, values outside the
 * closed sets, and predicates whose answer is not known yet at the row's stage.
 */
export function readCondition(raw: unknown, path: Path, context: ConditionContext): Condition {
  if (!isMap(raw)) {
    const where = context.file.positionOf(path);
    context.complain(where, 'A condition is a map of predicates.', 'Write it as `{ predicate: value }`.');
    return { predicates: {}, any: [], not: null };
  }
  const { any, not, ...predicates } = raw;
  for (const [name, wanted] of Object.entries(predicates)) checkPredicate(name, wanted, [...path, name], context);
  return {
    predicates,
    any: any === undefined ? [] : readAny(any, [...path, 'any'], context),
    not: not === undefined ? null : readInner(not, [...path, 'not'], context),
  };
}

function isMap(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function readAny(raw: unknown, path: Path, context: ConditionContext): Condition[] {
  if (Array.isArray(raw) && raw.length > 0) {
    return raw.map((one: unknown, index) => readInner(one, [...path, index], context));
  }
  const where = context.file.positionOf(path);
  context.complain(where, '`any` is a list of conditions.', 'Write it as `[{ predicate: value }, …]`.');
  return [];
}

/** Inside `any` and `not` an empty condition would make the row hold always or never, which is better said plainly. */
function readInner(raw: unknown, path: Path, context: ConditionContext): Condition {
  if (isMap(raw) && Object.keys(raw).length === 0) {
    const where = context.file.positionOf(path);
    context.complain(where, 'This condition says nothing.', 'Name a predicate in it or leave it out.');
  }
  return readCondition(raw, path, context);
}

function checkPredicate(name: string, wanted: unknown, path: Path, context: ConditionContext): void {
  if (name === 'setting') return checkSettings(wanted, path, context);
  const { file, stage, complain } = context;
  const predicate = Object.hasOwn(PREDICATES, name) ? PREDICATES[name] : undefined;
  if (predicate === undefined) {
    const mend = sayChoices(name, [...Object.keys(PREDICATES), 'setting', 'any', 'not'], 'predicates');
    return complain(file.positionOf(path, 'key'), `There is no predicate \`${name}\`.`, mend);
  }
  if (STAGES.indexOf(predicate.stage) > STAGES.indexOf(stage)) {
    complain(
      file.positionOf(path, 'key'),
      `\`${name}\` is not known yet at the stage ${stage}: its earliest stage is ${predicate.stage}.`,
      `Move the row to ${predicate.stage} or later, or leave this predicate out.`,
    );
  }
  checkValues(name, predicate, { wanted, path }, context);
}

interface Wanted {
  readonly wanted: unknown;
  readonly path: Path;
}

function checkValues(name: string, predicate: Predicate, wanted: Wanted, { file, complain }: ConditionContext): void {
  for (const { value, path } of eachValue(name, wanted, { file, complain })) {
    const where = file.positionOf(path);
    if (predicate.values === null) {
      if (typeof value !== 'string') complain(where, `\`${name}\` is compared with text.`, 'Write it in quotes.');
    } else if (!predicate.values.some((one) => one === value)) {
      const mend = sayChoices(String(value), predicate.values.map(String), `values of \`${name}\``);
      complain(where, `${shown(value)} is no value of \`${name}\`.`, mend);
    }
  }
}

/** The value, or each of the values, that something is compared with. */
function eachValue(
  name: string,
  { wanted, path }: Wanted,
  { file, complain }: Pick<ConditionContext, 'file' | 'complain'>,
): { readonly value: unknown; readonly path: Path }[] {
  if (!Array.isArray(wanted)) return [{ value: wanted, path }];
  if (wanted.length === 0) {
    complain(file.positionOf(path), `\`${name}\` has an empty list of values.`, 'Name at least one value.');
  }
  return wanted.map((value: unknown, index) => ({ value, path: [...path, index] }));
}

function shown(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function checkSettings(wanted: unknown, path: Path, context: ConditionContext): void {
  const { file, settings, complain } = context;
  if (!isMap(wanted) || Object.keys(wanted).length === 0) {
    return complain(file.positionOf(path), '`setting` is a map of settings.', 'Write it as `{ name: value }`.');
  }
  for (const [name, value] of Object.entries(wanted)) {
    const place = [...path, name];
    const spec = Object.hasOwn(settings, name) ? settings[name] : undefined;
    if (spec === undefined) {
      const mend = sayChoices(name, Object.keys(settings), 'settings of this receiver');
      complain(file.positionOf(place, 'key'), `This receiver has no setting \`${name}\`.`, mend);
    } else {
      checkSettingValue(name, spec, { wanted: value, path: place }, context);
    }
  }
}

function checkSettingValue(name: string, spec: SettingSpec, wanted: Wanted, context: ConditionContext): void {
  const { file, complain } = context;
  if (typeof spec.default === 'object') {
    const where = file.positionOf(wanted.path, 'key');
    return complain(where, `The setting \`${name}\` is a list, which no row can compare.`, 'Leave it out.');
  }
  for (const { value, path } of eachValue(name, wanted, context)) {
    if (allows(spec, value)) continue;
    complain(
      file.positionOf(path),
      `The setting \`${name}\` never has the value ${shown(value)}.`,
      mendFor(spec, value),
    );
  }
}

/** Whether a setting may have a value: one of its `values`, or any of the same type as its default without them. */
export function allows(spec: SettingSpec, value: unknown): value is SettingValue {
  if (spec.values !== null) return spec.values.some((one) => one === value);
  if (typeof spec.default === 'object') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof value === typeof spec.default;
}

function mendFor(spec: SettingSpec, value: unknown): string {
  if (spec.values !== null) return sayChoices(String(value), spec.values.map(String), 'values of it');
  return typeof spec.default === 'boolean' ? 'Write true or false.' : `Write a ${typeof spec.default}.`;
}
