import type { ScenarioReport } from '../model/report.ts';
import type { Style } from './console/style.ts';
import { coloursOf, markOf } from './console/style.ts';
import { plainDeep } from './plain-text.ts';

/** For each tag what works, what fails and what nobody can say, in the order in which the tags first appear. */
export function tagText(reports: readonly ScenarioReport[], style: Style): string {
  const shown = reports.map((report) => plainDeep({ ...report, deliveries: [] }));
  const tags = [...new Set(shown.flatMap((report) => report.tags))];
  return tags
    .map((tag) =>
      oneTag(
        tag,
        shown.filter((report) => report.tags.includes(tag)),
        style,
      ),
    )
    .join('\n');
}

function oneTag(tag: string, reports: readonly ScenarioReport[], style: Style): string {
  const colours = coloursOf(style);
  const groups = [
    ['works', reports.filter((report) => report.works === true)],
    ['fails', reports.filter((report) => report.works === false)],
    ['unknown', reports.filter((report) => report.works === null)],
  ] as const;
  const lines = groups.flatMap(([word, some]) =>
    some.map(
      (report) =>
        `  ${word.padEnd(7)} ${markOf(report.outcome, colours)} ${report.title} ${colours.dim(`(${report.id})`)}`,
    ),
  );
  return `${colours.bold(tag)}\n${lines.join('\n')}\n`;
}
