import { z } from 'zod';
import { FATES } from '../../model/flow.ts';
import type { PatronsReport } from '../../model/patrons.ts';
import { count, listOf } from './words.ts';

const oddRows = z.strictObject({ count, lines: listOf(z.int().min(1)) });
const atDomains = z.strictObject({
  patrons: count,
  domains: listOf(z.strictObject({ domain: z.string(), why: z.string(), patrons: count })),
});
const unusableAddresses = z.strictObject({
  kind: z.string(),
  count,
  first: listOf(z.strictObject({ line: z.int().min(1), field: z.string(), address: z.string() })),
});
const receiver = z.strictObject({
  site: z.string(),
  title: z.string(),
  patrons: count,
  share: z.number().min(0).max(1).describe('Of all patrons with a usable address.'),
  domains: listOf(z.string()).describe('The most frequent first; at most twenty.'),
});
const touched = z.strictObject({
  act: z.string(),
  fates: listOf(z.strictObject({ fate: z.enum(FATES), patrons: count, receivers: listOf(z.string()) })),
  notPlayed: z.strictObject({ patrons: count, receivers: listOf(z.string()) }),
});

/** The address export beside what was played. */
export const patronsShape: z.ZodType<PatronsReport> = z.strictObject({
  file: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  header: z.enum(['named', 'missing', 'other-names']),
  patrons: count.describe('Rows: one a patron.'),
  usable: count,
  withoutAddress: count,
  unusable: count,
  unusableAddresses: listOf(unusableAddresses),
  otherAddresses: count.describe('Addresses in fields that the catalogue does not use for these patrons.'),
  duplicates: count.describe('Patrons whose address an earlier one has too.'),
  duplicatesExact: z.boolean().describe('False where there were more addresses than are remembered.'),
  formulas: oddRows.describe('Cells that a spreadsheet would run.'),
  unevenRows: oddRows.describe('Rows with more cells than columns.'),
  receivers: listOf(receiver),
  withoutMail: atDomains.describe('Patrons at domains that take no mail.'),
  unknown: atDomains.describe('Patrons at domains of which the scenario does not say.'),
  notices: listOf(touched).describe('What becomes of the notices of each act, counted in patrons.'),
});
