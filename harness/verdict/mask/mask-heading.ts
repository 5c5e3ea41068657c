import type { Scenario } from '../../model/world.ts';
import { maskerOf } from './masker-of.ts';

/** A scenario with what lists show of it masked: id, title, file, and the names of its cell. For showing, not for playing. */
export function maskHeading(scenario: Scenario): Scenario {
  const { written } = maskerOf(scenario);
  const { id, title, file, cell } = scenario;
  const masked = { ...scenario, id: written(id), title: written(title), file: written(file) };
  if (cell === null) return masked;
  const { story, setup, about, receiver } = cell;
  return {
    ...masked,
    cell: {
      ...cell,
      story: written(story),
      setup: written(setup),
      about: written(about),
      receiver: written(receiver),
      address: written(cell.address),
    },
  };
}
