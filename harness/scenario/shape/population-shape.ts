import { z } from 'zod';
import { libraryShape } from './library-shape.ts';
import { personShape, testerShape } from './people-shapes.ts';
import { propertiesShape } from './sender-shape.ts';
import { idText, lineText } from './text-shapes.ts';

/** A library, its tester and a cast: fixtures/populations. */
export const populationShape = z.strictObject({
  id: idText.describe("The file's name."),
  title: lineText,
  library: libraryShape,
  sender: propertiesShape.describe("Values of the catalogue's properties where a scenario sets none."),
  tester: testerShape,
  people: z.array(personShape),
});

export type PopulationShape = z.infer<typeof populationShape>;
