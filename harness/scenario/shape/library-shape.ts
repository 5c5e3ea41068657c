import { z } from 'zod';
import { lineText, nameText } from './text-shapes.ts';
import { siteShape } from './site-shape.ts';

/** The library and the site that runs its mail; every key may be left out where a population has it. */
export const libraryShape = z.strictObject({
  name: nameText.optional().describe('As the footer of a notice says it.'),
  postal: z.array(lineText).optional().describe('Lines of the postal address.'),
  phone: lineText.optional(),
  site: siteShape.optional().describe("Who runs the library's mail; its id is `library` unless written."),
});
