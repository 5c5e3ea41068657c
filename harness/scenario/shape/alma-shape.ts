import { z } from 'zod';
import { anyLine, emptyOrAddressText } from './text-shapes.ts';

/** Settings of Alma: the address of its letters, and the one integration profile that says how they leave. */
export const almaKeys = {
  addressFrom: emptyOrAddressText
    .optional()
    .describe('From of the letters. Default: the dummy that Alma proposes, Your.Department@organization.com.'),
  'Mail Handling': z
    .strictObject({
      relay: anyLine.optional().describe('Mail server of the campus. Default: none; Ex Libris sends.'),
      from: emptyOrAddressText.optional().describe('MAIL FROM. Default: donotreply@exlibris.cloud.'),
    })
    .optional()
    .describe('The integration profile of that name, the only one there is.'),
};

type Shape = { [Key in keyof typeof almaKeys]?: z.infer<(typeof almaKeys)[Key]> | undefined };
export type AlmaSettings = Readonly<Shape>;
