import { createColors } from 'picocolors';
import type { Fate } from '../../model/flow.ts';
import type { ScenarioReport } from '../../model/report.ts';

/** How console text looks. */
export interface Style {
  readonly colour: boolean;
  /** Columns; texts are kept between 80 and 120. */
  readonly width: number;
  /** One line for what is as expected: a long run is read for what is not. */
  readonly brief?: boolean;
}

export type Colours = ReturnType<typeof createColors>;

export function coloursOf(style: Style): Colours {
  return createColors(style.colour);
}

/** Lines keep to a width that can be read. */
export function widthOf(style: Style): number {
  return Math.min(120, Math.max(80, style.width));
}

/** ✓ as expected, ✗ not, ? nobody can say. */
export function markOf(outcome: ScenarioReport['outcome'], colours: Colours): string {
  switch (outcome) {
    case 'as-expected':
      return colours.green('✓');
    case 'unexpected':
      return colours.red('✗');
    case 'inconclusive':
      return colours.yellow('?');
  }
}

export function colourOfFate(fate: Fate, colours: Colours): (text: string) => string {
  if (fate === 'inbox') return colours.green;
  return fate === 'inconclusive' ? colours.yellow : colours.red;
}
