import { z } from 'zod';
import { durationText, idText } from './text-shapes.ts';

/** A secondary name server that lags behind its zone, and whose resolvers happen to ask it. */
export const laggingShape = z.strictObject({
  lagging: durationText.describe('How late that server has a change of the zone, such as 4h.'),
  seenBy: z.array(idText).min(1).describe('Ids of the sites whose resolvers ask it. All others ask the primary.'),
});
