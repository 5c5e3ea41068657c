import type { Act, Expectation } from '../model/scenario.ts';
import { child, entries, placeOf, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import { complain, type Ground } from './ground.ts';
import type { RuleNames } from './rule-names.ts';
import type { ScenarioShape } from './schema.ts';
import type { ExpectationShape, FlowsExpectation } from './shape/expectation-shape.ts';

/** What expectations can name. */
export interface Known {
  /** Names and addresses of people. */
  readonly people: readonly string[];
  readonly acts: readonly Act[];
  readonly rules: RuleNames;
  /** Whose a rule is that is written without an owner, as in the rows of a matrix; null where that cannot be. */
  readonly owner: string | null;
}

/** What a scenario expects, each with the place it is written at. */
export function resolveExpectations(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  known: Known,
): readonly Expectation[] {
  return entries(child(scenario, 'expect')).map((part) => resolveOne(ground, part, known));
}

function resolveOne(ground: Ground, part: Part<ExpectationShape>, known: Known): Expectation {
  const { file, path, value } = part;
  const base = { because: value.because, where: placeOf(part) };
  if ('finding' in value) return { ...base, kind: 'finding', code: value.finding };
  if ('works' in value) return { ...base, kind: 'works', works: value.works === 'unknown' ? null : value.works };
  const flows = { file, path, value };
  const { flow, fate, learns = null, reply = null, variants } = value;
  return {
    ...base,
    kind: 'flows',
    flow,
    fate,
    learns,
    reply,
    to: checked(list(flows, 'to'), (one) => checkPerson(ground, one, known.people)),
    acts: checked(list(flows, 'act'), (one) => checkAct(ground, one, known.acts)),
    rules: checked(owned(list(flows, 'rule'), known.owner), (one) => checkRule(ground, one, known.rules)),
    variants:
      variants === undefined ? null : new Map(Object.entries(variants).map(([ip, each]) => [canonicalIp(ip), each])),
  };
}

function checked(parts: readonly Part<string>[] | null, check: (part: Part<string>) => void): readonly string[] | null {
  parts?.forEach(check);
  return parts?.map(({ value }) => value) ?? null;
}

/** One or a list, as a list. */
function list(part: Part<FlowsExpectation>, key: 'to' | 'act' | 'rule'): readonly Part<string>[] | null {
  const found = child(part, key);
  if (found === null) return null;
  const { file, path, value } = found;
  return typeof value === 'string' ? [{ file, path, value }] : entries({ file, path, value });
}

function owned(parts: readonly Part<string>[] | null, owner: string | null): readonly Part<string>[] | null {
  if (owner === null || parts === null) return parts;
  return parts.map((part) => (part.value.includes('#') ? part : { ...part, value: `${owner}#${part.value}` }));
}

function checkPerson(ground: Ground, part: Part<string>, people: readonly string[]): void {
  const wanted = part.value.toLowerCase();
  if (people.some((each) => each === part.value || (each.includes('@') && each.toLowerCase() === wanted))) return;
  const problem = `There is no person or address \`${part.value}\` in this scenario.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, people, 'people and addresses') });
}

function checkAct(ground: Ground, part: Part<string>, acts: readonly Act[]): void {
  const ids = acts.filter(({ kind }) => kind !== 'change').map(({ id }) => id);
  if (ids.some((id) => id.startsWith(part.value))) return;
  const problem = `There is no act \`${part.value}\` in this scenario that sends mail.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, ids, 'acts') });
}

function checkRule(ground: Ground, part: Part<string>, rules: RuleNames): void {
  const [owner = '', row = ''] = part.value.split('#');
  if (!rules.owners.includes(owner)) {
    const problem = `Nobody in this scenario called \`${owner}\` has rules.`;
    complain(ground, part, { problem, mend: sayChoices(owner, rules.owners, 'names before the #') });
    return;
  }
  const rows = rules.rows.get(owner);
  if (rows === undefined || rows.includes(row)) return;
  const problem = `\`${owner}\` has no rule \`${row}\`.`;
  complain(ground, part, { problem, mend: sayChoices(row, rows, `rules of ${owner}`) });
}
