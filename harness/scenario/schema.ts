import { z } from 'zod';
import { actShape } from './shape/act-shape.ts';
import { expectationShape } from './shape/expectation-shape.ts';
import { historyShape } from './shape/history-shape.ts';
import { libraryShape } from './shape/library-shape.ts';
import { matrixShape } from './shape/matrix-shape.ts';
import { reputationShape } from './shape/reputation-shape.ts';
import { personShape, testerShape } from './shape/people-shapes.ts';
import { senderShape } from './shape/sender-shape.ts';
import { patronsShape } from './shape/patrons-shape.ts';
import { siteShape } from './shape/site-shape.ts';
import { TAGS } from './shape/tags.ts';
import { laggingShape } from './shape/lagging-shape.ts';
import { domainText, idText, localTimeText, nameText, timeOfDayText, zoneTexts } from './shape/text-shapes.ts';

/** What a story is without a matrix. */
const storyShape = z.strictObject({
  id: idText.describe('Unique over all scenario files of a run.'),
  title: nameText.describe('What the story is, in one line.'),
  tags: z
    .array(z.enum(TAGS))
    .min(1)
    .max(3)
    .optional()
    .describe('Which systems it shows: at most three. Default: none.'),
  why: z.string().optional().describe('For the reader: why this is a story.'),
  population: idText
    .optional()
    .describe('Library, tester and cast: a file of fixtures/populations. Default: public-library.'),
  start: localTimeText.optional().describe('Local date and time it begins. Default: 2026-11-02T09:00, a Monday.'),
  timeZone: z.string().optional().describe("The library's time zone. Default: America/Chicago."),
  nightly: timeOfDayText.optional().describe('Local time of the nightly job. Default: "01:05".'),
  library: libraryShape.optional().describe("Changes the population's library, key by key."),
  tester: testerShape.partial().optional().describe("Changes the population's tester, key by key."),
  people: z.array(personShape).optional().describe("Replaces the population's people."),
  sender: senderShape.optional().describe('The catalogue that sends and how it is set up.'),
  services: z
    .array(idText)
    .min(1)
    .optional()
    .describe('Services that mail is handed to, such as office365: files of fixtures/services. Default: none.'),
  sites: z
    .array(siteShape.extend({ id: idText.describe('Unique. The id of a provider changes that provider.') }))
    .optional()
    .describe('Further sites; with the id of a provider, changes to it, key by key.'),
  zones: zoneTexts.optional().describe('DNS records, one a line; they replace those of the same name and type.'),
  propagation: z
    .record(domainText, laggingShape)
    .optional()
    .describe('Zones with a name server that fetches changes late, by the name of the zone.'),
  compareDmarc: z
    .boolean()
    .optional()
    .describe(
      'true: what receivers of RFC 7489 and of RFC 9989 make of each message, and which record makes them agree. Default: false.',
    ),
  patrons: patronsShape
    .optional()
    .describe('The address export of all patrons, to say how many a verdict touches. Default: none.'),
  history: z
    .array(historyShape)
    .optional()
    .describe('What had happened before the first act, declared and not played. Default: nothing.'),
  reputation: reputationShape
    .optional()
    .describe('Numbers of the model of reputation. Default: those of docs/reputation.md.'),
  acts: z.array(actShape).min(1).optional().describe('What happens, in order of time. Default: [c1-staff, c2].'),
  expect: z.array(expectationShape).optional().describe('What must come out.'),
});

/** What a set-up or a receiver of a matrix may say otherwise than the story does. */
const settingsShape = storyShape.omit({
  id: true,
  title: true,
  tags: true,
  why: true,
  people: true,
  patrons: true,
  expect: true,
});

/** A scenario file. What is left out comes from the population and the defaults. */
export const scenarioShape = storyShape.extend({
  matrix: matrixShape(settingsShape.shape)
    .optional()
    .describe('Set-ups against receivers: one scenario for each pair. Their acts are, unless written, [c2].'),
});

export type ScenarioShape = z.infer<typeof scenarioShape>;
export type MatrixShape = NonNullable<ScenarioShape['matrix']>;
export type SetupShape = MatrixShape['setups'][string];
export type ReceiverShape = MatrixShape['receivers'][string];
