import { z } from 'zod';
import { numbersWith, REPUTATION_NUMBERS } from '../../standards/reputation/numbers.ts';

function number(name: keyof typeof REPUTATION_NUMBERS) {
  const { default: usual, about } = REPUTATION_NUMBERS[name];
  return z.number().positive('Write a number above 0.').optional().describe(`${about} Default: ${usual}.`);
}

const PAIRS = [
  ['poorComplaintPercent', 'badComplaintPercent'],
  ['poorBouncePercent', 'badBouncePercent'],
] as const;

/** Numbers of the model of reputation that a story sets otherwise. */
export const reputationShape = z
  .strictObject({
    spikeTimes: number('spikeTimes'),
    spikeLeast: number('spikeLeast'),
    poorComplaintPercent: number('poorComplaintPercent'),
    badComplaintPercent: number('badComplaintPercent'),
    poorBouncePercent: number('poorBouncePercent'),
    badBouncePercent: number('badBouncePercent'),
    leastCounted: number('leastCounted'),
    memoryDays: number('memoryDays'),
    listedDays: number('listedDays'),
    delistHours: number('delistHours'),
  })
  .superRefine((set, context) => {
    const numbers = numbersWith(set);
    for (const [poor, bad] of PAIRS) {
      if (numbers[poor] <= numbers[bad]) continue;
      const path = [set[poor] === undefined ? bad : poor];
      const message = `Write ${bad} (${numbers[bad]}) no smaller than ${poor} (${numbers[poor]}): a bad name is worse than a poor one.`;
      context.addIssue({ code: 'custom', message, path });
    }
  });
