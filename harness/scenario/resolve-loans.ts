import type { Loan, Person } from '../model/people.ts';
import { child, entries, pairs, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import type { C2Shape } from './shape/act-shape.ts';
import type { LoanShape } from './shape/people-shapes.ts';

/** Whose loans one night looks at, and which loans they are where not the people's own. */
export function resolveLoans(
  ground: Ground,
  act: Part<Pick<C2Shape, 'people' | 'loans'>>,
  people: readonly Person[],
): { readonly people: readonly string[]; readonly loans: ReadonlyMap<string, Loan> } {
  const loans = new Map<string, Loan>();
  for (const [name, part] of pairs(child(act, 'loans'))) {
    const person = known(ground, people, { ...part, value: name }, 'key');
    const loan = person === null ? null : wholeLoan(ground, part, person);
    if (loan !== null) loans.set(name, loan);
  }
  const asked = child(act, 'people');
  if (asked !== null) {
    demandOnce(ground, entries(asked));
    const found = entries(asked).map((part) => known(ground, people, part, 'value'));
    return { people: found.flatMap((person) => (person === null ? [] : [person.id])), loans };
  }
  const lent = people.filter(({ id, role, loan }) => loans.has(id) || (role === 'patron' && loan !== null));
  return { people: lent.map(({ id }) => id), loans };
}

/** One night writes to a person once: all loans of a person stand in one notice. */
function demandOnce(ground: Ground, names: readonly Part<string>[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.value)) {
      const problem = `\`${name.value}\` is named twice.`;
      complain(ground, name, { problem, mend: 'Name everybody once; for another notice write another act.' });
    }
    seen.add(name.value);
  }
}

function known(ground: Ground, people: readonly Person[], name: Part<string>, at: 'key' | 'value'): Person | null {
  const person = people.find(({ id }) => id === name.value);
  if (person !== undefined) return person;
  const ids = people.map(({ id }) => id);
  const problem = `There is nobody called \`${name.value}\` in this scenario.`;
  complain(ground, name, { problem, mend: sayChoices(name.value, ids, 'people') }, at);
  return null;
}

/** A loan of which only a part is written takes the rest from the person's own. */
function wholeLoan(ground: Ground, part: Part<Partial<LoanShape>>, person: Person): Loan | null {
  const { item = person.loan?.item, due = person.loan?.due } = part.value;
  if (item !== undefined && due !== undefined) return { item, due };
  const missing = item === undefined ? 'item' : 'due';
  const problem = `This loan has no \`${missing}\`, and ${person.id} has no loan that it could be taken from.`;
  complain(ground, part, { problem, mend: `Add \`${missing}\` here.` }, 'key');
  return null;
}
