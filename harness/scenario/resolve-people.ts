import type { Habit, Person, Responder } from '../model/people.ts';
import { child, lastChild, placeOf, type Part } from '../source/part.ts';
import { complain, look, orDefault, type Ground } from './ground.ts';
import type { PersonShape, TesterShape } from './shape/people-shapes.ts';

const USUAL_HABIT = 'honours-reply-to';
/** RFC 3834 section 2 recommends seven days between answers to one sender. */
const USUAL_REPEAT_DAYS = 7;

/** Who tries the catalogue out, with both addresses. */
export interface Tester {
  readonly person: Person;
  readonly corporate: string;
  readonly personal: string;
}

/** A person of the cast; null, with a mistake taken down, where habit or responder are unknown. */
export function resolvePerson(ground: Ground, part: Part<PersonShape>): Person | null {
  const { value } = part;
  const manner = resolveManner(ground, [part], part);
  if (manner === null) return null;
  return {
    id: value.name,
    role: value.role ?? 'patron',
    address: value.address ?? '',
    postal: value.postal ?? [],
    ...manner,
    loan: value.loan ?? null,
    ...(value.branch === undefined ? {} : { branch: value.branch }),
    ...(value.optedOut === undefined ? {} : { optedOut: value.optedOut }),
    ...(value.marksSpam === undefined ? {} : { marksSpam: [value.marksSpam].flat() }),
    ...(value.record === 'deleted' ? { deleted: true } : {}),
    where: placeOf(part),
  };
}

/** The population's tester with what the scenario says otherwise. */
export function resolveTester(
  ground: Ground,
  usual: Part<TesterShape>,
  changed: Part<Partial<TesterShape>> | null,
): Tester | null {
  const owner = changed ?? usual;
  const manner = resolveManner(ground, changed === null ? [usual] : [usual, changed], owner);
  if (manner === null) return null;
  const { name, corporate, personal, postal } = { ...usual.value, ...changed?.value };
  const where = placeOf(owner);
  const person: Person = {
    id: name,
    role: 'staff',
    address: corporate,
    postal: postal ?? [],
    ...manner,
    loan: null,
    where,
  };
  return { person, corporate, personal };
}

/** Names serve as ids: two people cannot share one. */
export function demandUniqueNames(ground: Ground, parts: readonly Part<PersonShape>[], tester: string): void {
  const seen = new Set([tester]);
  for (const part of parts) {
    const { name } = part.value;
    if (seen.has(name)) {
      const problem = `There are two people called \`${name}\`.`;
      const mend = 'Give one of them another name: expectations and reports tell people apart by it.';
      complain(ground, child(part, 'name') ?? part, { problem, mend });
    }
    seen.add(name);
  }
}

type Manner = Pick<Person, 'habit' | 'responder'>;

/** What answers by itself under that name; null, with a mistake taken down, where there is no such responder. */
export function resolveResponder(ground: Ground, named: Part<string>): Responder | null {
  const file = look(ground, ground.fixtures.responders, named, 'responder');
  return file === null ? null : toResponder(file.value);
}

function resolveManner(
  ground: Ground,
  parts: readonly Part<Partial<Pick<PersonShape, 'habit' | 'away'>>>[],
  owner: Part<unknown>,
): Manner | null {
  const habitFile = look(
    ground,
    ground.fixtures.habits,
    orDefault(lastChild(parts, 'habit'), USUAL_HABIT, owner),
    'habit',
  );
  const away = lastChild(parts, 'away');
  const responder = away === null ? null : resolveResponder(ground, away);
  if (habitFile === null || (away !== null && responder === null)) return null;
  const { id, title, target, source, assumed = false } = habitFile.value;
  const habit: Habit = { id, title, target, source, assumed };
  return { habit, responder };
}

type ResponderFile = NonNullable<ReturnType<Ground['fixtures']['responders']['get']>>['value'];

function toResponder(file: ResponderFile): Responder {
  const { id, title, target, suppressions, source } = file;
  return {
    id,
    title,
    target,
    envelope: file.envelope === 'null-sender' ? 'null' : 'own-address',
    suppressions,
    repeatDays: file.repeatDays ?? USUAL_REPEAT_DAYS,
    source,
    assumed: file.assumed ?? false,
  };
}
