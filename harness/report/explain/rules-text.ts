import type { RulesExplanation, SettingUse } from '../../model/explanation.ts';
import type { Page } from './page.ts';
import { labelled, lines } from './page.ts';

const COLUMN = 10;
const LONGEST_REPLY = 60;

/** The receiver's rows in order: those passed over and why, then the one that decided, with its source. */
export function rulesText(rules: RulesExplanation | null, reply: string, page: Page): readonly string[] {
  if (rules === null) return [];
  const { receiver, title, passed, decided } = rules;
  const { colours } = page;
  const facts: readonly (readonly [string, string])[] = [
    ['says', decided.about],
    [
      'because',
      decided.because.length === 0 ? 'it takes whatever the rows before it left' : decided.because.join(', '),
    ],
    ...decided.settings.map((use) => ['setting', settingText(use)] as const),
    ['source', `${decided.source.title}, ${decided.source.date}`],
    ['assumed', decided.assumed ? 'yes: it hangs on something that no source says' : 'no'],
    ...(decided.model ? [['model', 'yes: a model of reputation'] as const] : []),
    ['outcome', `${decided.outcome}, and the reply ${beginning(reply)}`],
  ];
  return [
    ...lines(`Rules of ${receiver} (${title}), in order; the first that matches decides`, page, {
      indent: 6,
      hanging: 2,
    }).map((line, index) => (index === 0 ? line.replace('Rules', colours.bold('Rules')) : line)),
    ...passed.flatMap(({ rule, stage, because }) =>
      lines(`${stage} ${rule}: no, ${because.join(', ')}`, page, { indent: 8, hanging: 2 }),
    ),
    `        ${decided.stage} ${colours.bold(`${receiver}#${decided.rule}`)}: yes`,
    ...facts.flatMap(([label, text]) => labelled(label, text, page, { indent: 10, column: COLUMN })),
  ];
}

/** The whole reply stands in the dialogue. */
function beginning(reply: string): string {
  return reply.length <= LONGEST_REPLY ? reply : `${reply.slice(0, LONGEST_REPLY).trimEnd()}…`;
}

function settingText({ name, value, isDefault, assumed, about }: SettingUse): string {
  const shown = typeof value === 'object' ? `[${value.join(', ')}]` : String(value);
  const whose = isDefault ? `the default${assumed ? ', assumed' : ''}` : 'as the scenario has it';
  return `${name} is ${shown} (${whose}): ${about}`;
}
