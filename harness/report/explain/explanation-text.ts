import type { Explanation } from '../../model/explanation.ts';
import type { Style } from '../console/style.ts';
import { coloursOf, widthOf } from '../console/style.ts';
import { plainDeep } from '../plain-text.ts';
import { flowText } from './flow-text.ts';
import type { Page } from './page.ts';
import { lines } from './page.ts';

/** An explanation for people: flow by flow, first the plain sentences, below them the evidence, indented. */
export function explanationText(explanation: Explanation, style: Style): string {
  const { scenario, flows } = plainDeep(explanation);
  const page: Page = { width: widthOf(style), colours: coloursOf(style) };
  const head = `${scenario.title} (${scenario.id}, ${scenario.file}). Times are those of ${scenario.timeZone}.`;
  const parts = [lines(head, page, { indent: 0 }), ...flows.map((flow) => flowText(flow, page))];
  if (flows.length === 0) parts.push(['Nothing was written to anybody, so there is nothing to explain.']);
  return `${parts.map((part) => part.join('\n')).join('\n\n')}\n`;
}
