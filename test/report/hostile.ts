import type { ScenarioReport } from '../../harness/model/report.ts';
import { FINDING, flow, scenarioReport } from './scenario-report.ts';

/** What a title, a name or a reply may hold: ends of blocks, commands of CI systems, characters that XML forbids. */
export const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['the end of CDATA', 'a]]>b'],
  ['markup', '<failure message="x">&amp;</failure>'],
  ['NUL, escape and bell', 'a\u0000b\u001b[31mc\u0007d'],
  ['characters that XML forbids', 'a\ufffeb\uffffc\ud800d'],
  ['an emoji', 'late 📚 again'],
  ['a line of 4 kB', 'word '.repeat(800).trim()],
  ['lines', 'one\r\n::error::two\n::stop-commands::x'],
  ['a command of a CI system', '::error file=x,line=1::boo'],
  ['signs that such commands use', '100%: a, b%0A'],
  ['a directive of TAP', 'done # SKIP not really \\# TODO'],
  ['the end of a YAML block', '...\n---\nok 1'],
  ['a text that is a truth value', 'true'],
];

/** A scenario that says it everywhere, as unmet as it is unknown. */
export function hostileReport(text: string): ScenarioReport {
  const known = { flow: 'notice', person: text, act: 'c2', met: false } as const;
  const unmet = { text, line: 3, met: false, because: text, actual: text };
  return scenarioReport({
    id: text,
    title: text,
    file: `${text}.yaml`,
    tags: [text],
    outcome: 'unexpected',
    flows: [
      flow({ person: text, reason: text, fate: 'spam', reached: false }),
      flow({ person: text, reason: text, flow: 'reply', fate: 'inconclusive', reached: null }),
      flow({ person: text, reason: text, flow: 'bounce', fate: 'not-applicable', reached: null }),
    ],
    findings: [{ ...FINDING, sentence: text, mend: text }],
    expectations: [
      { ...unmet, flows: [known] },
      { ...unmet, flows: [] },
    ],
  });
}
