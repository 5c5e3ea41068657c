import { z } from 'zod';
import { libraryShape } from './library-shape.ts';
import { personShape, testerShape } from './people-shapes.ts';
import { senderShape } from './sender-shape.ts';
import { siteShape } from './site-shape.ts';
import { idText, lineText } from './text-shapes.ts';

/** A library, its tester and a cast: fixtures/populations. */
export const populationShape = z.strictObject({
  id: idText.describe("The file's name."),
  title: lineText,
  library: libraryShape,
  sender: senderShape.describe('The catalogue, and values of its settings where a scenario sets none.'),
  tester: testerShape,
  people: z.array(personShape),
  services: z.array(idText).min(1).optional().describe('Files of fixtures/services that this library needs.'),
  sites: z
    .array(siteShape.extend({ id: idText.describe('Unique. The id of a provider changes that provider.') }))
    .optional()
    .describe('Further sites that this library needs; with the id of a provider, changes to it, key by key.'),
});

export type PopulationShape = z.infer<typeof populationShape>;
