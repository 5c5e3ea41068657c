import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct } from './sets.ts';

/** Mail that went in circles until it was cut off. */
export function mailLoops({ timelines }: Case): readonly Finding[] {
  const loops = timelines.flatMap(({ timeline }) => timeline.loops);
  if (loops.length === 0) return [];
  const flows = distinct(loops.map(({ flow, person, act }) => `${flow} ${person} ${act}`));
  return [{ code: 'mail-loop', severity: 'error', facts: { flows } }];
}
