import type { Condition, Rule, SettingSpec } from '../model/receiver.ts';
import { PREDICATES } from './predicates.ts';

/** What is asked for at once: the values that each predicate, or setting, may have. What is not named may have any. */
type Box = ReadonlyMap<string, readonly unknown[]>;
/** All values that each of them can have. */
type Domains = ReadonlyMap<string, readonly unknown[]>;
type Settings = Readonly<Record<string, SettingSpec>>;

/** Stands for every value of text or number that no row names. */
const ANY_OTHER = Symbol('any other');
/** Steps of the search, after which a row counts as one that can decide. The shipped files need far fewer. */
const MOST_STEPS = 20_000;

/** Why a row never decides: the earlier rows that together leave nothing to it; none where it contradicts itself. */
export interface Unreachable {
  readonly takenBy: readonly Rule[];
}

/**
 * For each row whether some message could get as far as it, taking every combination of facts and settings for possible;
 * null where one could. So what is found is sure, though a row may be unreachable for a reason that lies in the facts
 * themselves.
 *
 * @param rules In the order in which they are tried.
 */
export function unreachables(rules: readonly Rule[], settings: Settings): readonly (Unreachable | null)[] {
  const domains = domainsOf(rules, settings);
  const boxes = new Map(rules.map((rule) => [rule, boxesOf(rule.when, domains)]));
  const boxesAt = (row: Rule): readonly Box[] => boxes.get(row) ?? [];
  return rules.map((rule, index) => {
    const earlier = rules.slice(0, index);
    const taken = (rows: readonly Rule[]): boolean => {
      const search = { boxes: rows.flatMap(boxesAt), domains, steps: 0 };
      return !boxesAt(rule).some((box) => escapes(box, 0, search));
    };
    if (!taken(earlier)) return null;
    // Rows that are not needed to leave nothing are not named.
    const takenBy = earlier.reduceRight<readonly Rule[]>((needed, row) => {
      const others = needed.filter((one) => one !== row);
      return taken(others) ? others : needed;
    }, earlier);
    return { takenBy };
  });
}

interface Search {
  readonly boxes: readonly Box[];
  readonly domains: Domains;
  steps: number;
}

/** Whether a part of `box` lies in none of the boxes from `index` on. */
function escapes(box: Box, index: number, search: Search): boolean {
  search.steps += 1;
  const other = search.boxes[index];
  if (other === undefined || search.steps > MOST_STEPS) return true;
  return without(box, other, search.domains).some((part) => escapes(part, index + 1, search));
}

/** What is left of a box without another, in parts that do not overlap. */
function without(box: Box, other: Box, domains: Domains): readonly Box[] {
  const parts: Box[] = [];
  const rest = new Map(box);
  for (const [name, values] of other) {
    const had = rest.get(name) ?? domains.get(name) ?? [];
    const shared = had.filter((value) => values.includes(value));
    if (shared.length === 0) return [box];
    if (shared.length < had.length) {
      const left = had.filter((value) => !values.includes(value));
      parts.push(new Map(rest).set(name, left));
    }
    rest.set(name, shared);
  }
  return parts;
}

/** A condition as boxes, any of which it takes. */
function boxesOf(condition: Condition, domains: Domains): readonly Box[] {
  const own: Box = new Map(asked(condition));
  const any = condition.any.flatMap((one) => boxesOf(one, domains));
  const all = condition.any.length === 0 ? [own] : any.flatMap((one) => both(own, one) ?? []);
  if (condition.not === null) return all;
  const not = boxesOf(condition.not, domains);
  return all.flatMap((box) => not.reduce((parts, one) => parts.flatMap((part) => without(part, one, domains)), [box]));
}

function both(one: Box, other: Box): Box | null {
  const shared = new Map(one);
  for (const [name, values] of other) {
    const had = shared.get(name);
    const common = had === undefined ? values : had.filter((value) => values.includes(value));
    if (common.length === 0) return null;
    shared.set(name, common);
  }
  return shared;
}

/** What a condition itself asks for, settings under names of their own. */
function asked({ predicates }: Condition): readonly (readonly [string, readonly unknown[]])[] {
  return Object.entries(predicates).flatMap(([name, wanted]) =>
    name === 'setting' && typeof wanted === 'object' && wanted !== null
      ? Object.entries(wanted).map(([setting, value]) => [`setting ${setting}`, valuesOf(value)] as const)
      : [[name, valuesOf(wanted)] as const],
  );
}

/** Values are compared without regard to case. */
function valuesOf(wanted: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return list.map((value) => (typeof value === 'string' ? value.toLowerCase() : value));
}

function domainsOf(rules: readonly Rule[], settings: Settings): Domains {
  const domains = new Map<string, readonly unknown[]>();
  const add = (condition: Condition): void => {
    for (const [name, wanted] of asked(condition)) {
      const known = domains.get(name) ?? everyValue(name, settings);
      domains.set(name, [...new Set([...known, ...wanted])]);
    }
    for (const inner of [...condition.any, ...(condition.not === null ? [] : [condition.not])]) add(inner);
  };
  for (const { when } of rules) add(when);
  return domains;
}

/** All values of what has a closed set of them; else those that rows name are added to this one. */
function everyValue(name: string, settings: Settings): readonly unknown[] {
  const setting = settings[name.replace(/^setting /, '')];
  if (!name.startsWith('setting ') || setting === undefined) return PREDICATES[name]?.values ?? [ANY_OTHER];
  if (typeof setting.default === 'boolean') return [true, false];
  return setting.values === null ? [ANY_OTHER] : valuesOf(setting.values);
}
