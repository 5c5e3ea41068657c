import type { Severity } from '../../model/report.ts';
import type { AnswerFacts } from '../facts/answer-facts.ts';
import type { CatalogueFacts } from '../facts/catalogue-facts.ts';
import type { DmarcFacts } from '../facts/dmarc-facts.ts';
import type { ForwardFacts } from '../facts/forward-facts.ts';
import type { GatewayFacts } from '../facts/gateway-facts.ts';
import type { PatronFacts } from '../facts/patron-facts.ts';
import type { IntakeFacts } from '../facts/intake-facts.ts';
import type { ReceiverFacts } from '../facts/receiver-facts.ts';
import type { RecipientFacts } from '../facts/recipient-facts.ts';
import type { RelayFacts } from '../facts/relay-facts.ts';
import type { ReputationFacts } from '../facts/reputation-facts.ts';
import type { RunFacts } from '../facts/run-facts.ts';
import type { SesFacts } from '../facts/ses-facts.ts';
import type { SpfFacts } from '../facts/spf-facts.ts';
import type { SubmissionFacts } from '../facts/submission-facts.ts';
import type { WordingFacts } from '../facts/wording-facts.ts';

/** The facts of every finding, by code. Words for them: `words.ts`; a heading for each: `docs/findings.md`. */
export interface FindingFacts
  extends
    SpfFacts,
    AnswerFacts,
    ReceiverFacts,
    DmarcFacts,
    IntakeFacts,
    RecipientFacts,
    RelayFacts,
    SubmissionFacts,
    SesFacts,
    ReputationFacts,
    ForwardFacts,
    GatewayFacts,
    CatalogueFacts,
    PatronFacts,
    WordingFacts,
    RunFacts {}

export type FindingCode = keyof FindingFacts;

/** One thing worth telling, as facts without words. */
export type Finding = {
  [Code in FindingCode]: { readonly code: Code; readonly severity: Severity; readonly facts: FindingFacts[Code] };
}[FindingCode];
