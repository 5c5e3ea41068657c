import { z } from 'zod';
import { ADDRESS_FIELDS } from '../../model/patrons.ts';
import { nameText } from './text-shapes.ts';

/** The patrons behind a story: how many there are at each receiver. */
export const patronsShape = z.strictObject({
  export: nameText.describe(
    'CSV file with the columns `email, emailpro, B_email`, with or without names, beside the scenario file.',
  ),
  use: z
    .enum(['first', ...ADDRESS_FIELDS])
    .optional()
    .describe(
      'Which address the catalogue writes to: a field, or the `first` that is filled in, as Koha does. Default: first.',
    ),
});

export type PatronsShape = z.infer<typeof patronsShape>;
