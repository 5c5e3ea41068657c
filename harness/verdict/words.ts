import type { Actor, FindingReport } from '../model/report.ts';
import type { Finding, FindingCode, FindingFacts } from './findings/finding.ts';
import { ANSWER_WORDS } from './words/answer-words.ts';
import { B1_WORDS } from './words/b1-words.ts';
import { CAUSE_WORDS } from './words/cause-words.ts';
import { CATALOGUE_WORDS } from './words/catalogue-words.ts';
import { DKIM_WORDS } from './words/dkim-words.ts';
import { DMARC_WORDS } from './words/dmarc-words.ts';
import { FORWARD_WORDS } from './words/forward-words.ts';
import { GATEWAY_WORDS } from './words/gateway-words.ts';
import { INTAKE_WORDS } from './words/intake-words.ts';
import { KOHA_WORDS } from './words/koha-words.ts';
import { PATRON_WORDS } from './words/patron-words.ts';
import { PROVIDER_WORDS } from './words/provider-words.ts';
import { RECEIVER_WORDS } from './words/receiver-words.ts';
import { RELAY_WORDS } from './words/relay-words.ts';
import { REPUTATION_WORDS } from './words/reputation-words.ts';
import { RUN_WORDS } from './words/run-words.ts';
import { SES_WORDS } from './words/ses-words.ts';
import { SPF_RECORD_WORDS } from './words/spf-record-words.ts';
import { SPF_WORDS } from './words/spf-words.ts';
import { SUBMISSION_WORDS } from './words/submission-words.ts';
import { WORDING_WORDS } from './words/wording-words.ts';

/** What a finding says to people: what is so, what to do, and who can do it. */
export interface Words {
  readonly sentence: string;
  readonly mend: string;
  readonly actor: Actor;
}

/** Words for some of the codes. */
export type WordsFor<Codes extends FindingCode> = { readonly [Code in Codes]: (facts: FindingFacts[Code]) => Words };

const WORDS: WordsFor<FindingCode> = {
  ...ANSWER_WORDS,
  ...SPF_WORDS,
  ...SPF_RECORD_WORDS,
  ...B1_WORDS,
  ...DKIM_WORDS,
  ...RECEIVER_WORDS,
  ...DMARC_WORDS,
  ...INTAKE_WORDS,
  ...PROVIDER_WORDS,
  ...FORWARD_WORDS,
  ...GATEWAY_WORDS,
  ...RELAY_WORDS,
  ...SUBMISSION_WORDS,
  ...SES_WORDS,
  ...REPUTATION_WORDS,
  ...KOHA_WORDS,
  ...WORDING_WORDS,
  ...CATALOGUE_WORDS,
  ...CAUSE_WORDS,
  ...PATRON_WORDS,
  ...RUN_WORDS,
};

/** Every code there is; `docs/findings.md` has a heading for each. */
export const FINDING_CODES: readonly string[] = Object.keys(WORDS);

/** A finding as the report shows it. */
export function wordFinding(finding: Finding): FindingReport {
  const { code, severity } = finding;
  const { sentence, mend, actor } = wordsOf(finding);
  return { code, severity, facts: { ...finding.facts }, sentence, mend, actor };
}

/** The code picks the words that its own facts fit; the compiler cannot see that over a union. */
function wordsOf<Code extends FindingCode>(finding: {
  readonly code: Code;
  readonly facts: FindingFacts[Code];
}): Words {
  return WORDS[finding.code](finding.facts);
}
