import type * as harness from '../index.ts';

/** What the command line asks of the harness: handed in, so that a command can be run with another one. */
export type Harness = Pick<
  typeof harness,
  | 'loadScenarios'
  | 'runScenarios'
  | 'explainScenario'
  | 'explanationText'
  | 'scenarioJsonSchema'
  | 'reportJsonSchema'
  | 'receiverJsonSchema'
  | 'shippedScenarios'
  | 'summarise'
  | 'jsonReport'
  | 'renderJunit'
  | 'renderGithubActions'
  | 'tapReport'
  | 'maskHeading'
  | 'consoleReport'
  | 'tagText'
  | 'TAGS'
  | 'loadReceivers'
  | 'receiversText'
  | 'receiverText'
  | 'receiversJson'
  | 'receiverJson'
  | 'plainText'
>;
