import type { Actor, FindingReport, Severity } from '../../model/report.ts';
import type { Colours } from './style.ts';
import { wrap } from './wrap.ts';

const ACTORS: Readonly<Record<Actor, string>> = {
  library: 'the library',
  'library-it': 'the library’s IT',
  vendor: 'the vendor',
  patron: 'the patron',
  'scenario-author': 'whoever writes the scenario',
  nobody: 'nobody',
};

/** One finding: what is so, and what to do about it (→ who can do it). */
export function findingText(finding: FindingReport, width: number, colours: Colours): string {
  const tint = colourOf(finding.severity, colours);
  const mend = finding.actor === 'nobody' ? finding.mend : `${finding.mend} (→ ${ACTORS[finding.actor]})`;
  return [
    `  ${tint(finding.severity)} ${colours.dim(finding.code)}`,
    wrap(finding.sentence, width, '    '),
    wrap(mend, width, '    → ', '      '),
  ].join('\n');
}

function colourOf(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === 'error') return colours.red;
  return severity === 'warning' ? colours.yellow : colours.cyan;
}
