import type { Condition } from '../../model/receiver.ts';

/** When a row applies, in words: `spf is fail and spfAll is fail, and not (dkimPass is true)`; `always` without a condition. */
export function conditionText(when: Condition): string {
  const text = partsOf(when).join(', and ');
  return text === '' ? 'always' : text;
}

function partsOf({ predicates, any, not }: Condition): readonly string[] {
  const { setting, ...asked } = predicates;
  const facts = Object.entries(asked).map(([name, wanted]) => `${name} is ${choiceText(wanted)}`);
  const settings = Object.entries((setting ?? {}) as Record<string, unknown>).map(
    ([name, wanted]) => `setting ${name} is ${choiceText(wanted)}`,
  );
  const alternatives = any.length === 0 ? [] : [`(${any.map((one) => conditionText(one)).join('; or ')})`];
  const own = [...facts, ...settings].join(' and ');
  return [...(own === '' ? [] : [own]), ...alternatives, ...(not === null ? [] : [`not (${conditionText(not)})`])];
}

function choiceText(wanted: unknown): string {
  const choices = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
