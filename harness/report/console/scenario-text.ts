import type { ScenarioReport } from '../../model/report.ts';
import { plainDeep } from '../plain-text.ts';
import { beliefsText } from './beliefs-text.ts';
import { board } from './board.ts';
import { briefLine } from './brief-line.ts';
import { dmarcBothText } from './dmarc-both-text.ts';
import { expectationText } from './expectation-text.ts';
import { findingText } from './finding-text.ts';
import { patronsText } from './patrons-text.ts';
import { answerSentences } from './sentences.ts';
import type { Colours, Style } from './style.ts';
import { coloursOf, markOf, widthOf } from './style.ts';
import { wrap } from './wrap.ts';

/**
 * One scenario for people. What is as expected stays short: its findings are named only, and in a brief report it is one
 * line. The rest is told in full, and so is a scenario that expects nothing, since it was written to learn what happens.
 */
export function scenarioText(report: ScenarioReport, style: Style): string {
  const full = report.outcome !== 'as-expected' || report.expectations.length === 0;
  if (!full && style.brief === true) return briefLine(report, style);
  const shown = plainDeep({ ...report, deliveries: [] });
  const colours = coloursOf(style);
  const width = widthOf(style);
  const sentences = answerSentences(shown)
    .map((sentence) => wrap(sentence, width, '  ', '    '))
    .join('\n');
  const parts = [
    header(shown, colours),
    sentences,
    board(shown.flows, width, colours),
    beliefsText(shown.beliefs, width, colours),
    dmarcBothText(shown.dmarcBoth, width, colours),
    patronsText(shown.patrons, width, colours),
    full ? fullFindings(shown, width, colours) : namedFindings(shown, width, colours),
    unmet(shown, width, colours),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n`;
}

function header(report: ScenarioReport, colours: Colours): string {
  return `${markOf(report.outcome, colours)} ${colours.bold(report.title)} ${colours.dim(`(${report.id}, ${report.file})`)}`;
}

function fullFindings(report: ScenarioReport, width: number, colours: Colours): string {
  return report.findings.map((finding) => findingText(finding, width, colours)).join('\n');
}

function namedFindings(report: ScenarioReport, width: number, colours: Colours): string {
  const codes = [...new Set(report.findings.map((finding) => finding.code))];
  if (codes.length === 0) return '';
  const named = wrap(`Findings: ${codes.join(', ')}.`, width, '  ', '    ');
  return colours.dim(`${named}\n  In full: noticeproof explain ${explainable(report)}`);
}

/** What `explain` takes: a file, or the id of what came with noticeproof or is one cell of a file. */
function explainable({ id, file, cell }: ScenarioReport): string {
  if (cell !== null) return `'${id}'`;
  return file.startsWith('noticeproof:') ? id : file;
}

function unmet(report: ScenarioReport, width: number, colours: Colours): string {
  return report.expectations
    .filter((expectation) => !expectation.met)
    .map((expectation) => expectationText(report.file, expectation, width, colours))
    .join('\n');
}
