import type { DmarcAction } from '../../model/dmarc-both.ts';
import type { DisagreeCause } from '../facts/dmarc-facts.ts';
import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { quote } from './quote.ts';

type Facts = FindingFacts['receivers-disagree'];

/** Words for what the two DMARC standards make of one message. */
export const DMARC_WORDS: WordsFor<'receivers-disagree'> = {
  'receivers-disagree': (facts) => ({
    sentence: `Receivers will disagree on mail from ${listText(facts.domains)} (${listText(facts.people)}): by RFC 7489 ${ofRfc7489(facts)}; by RFC 9989 ${ofRfc9989(facts)}. ${listText(facts.causes.map((cause) => whyText(cause, facts)))}.`,
    mend: mendText(facts),
    actor: facts.provider !== '' || facts.remembered ? 'nobody' : facts.byVendor ? 'vendor' : 'library-it',
  }),
};

const ACTIONS: Readonly<Record<DmarcAction, string>> = {
  nothing: 'DMARC keeps nobody from delivering it',
  quarantine: 'it goes into quarantine or spam',
  reject: 'it is refused',
  later: 'it may be put off',
};

function actionsText(actions: readonly DmarcAction[]): string {
  return actions.map((action) => ACTIONS[action]).join(', or ');
}

interface End {
  readonly result: string;
  readonly foundAt: string;
  readonly policy: string;
  readonly actions: readonly DmarcAction[];
}

function endText({ result, foundAt, policy, actions }: End): string {
  const record = foundAt === '' ? 'no record applies' : `the record at ${foundAt} asks for ${policy}`;
  if (result === 'pass') return `it passes (${record})`;
  if (result === 'permerror') return `it cannot be judged, and ${actionsText(actions)}`;
  const judged =
    result === 'none' ? record : result === 'temperror' ? 'the DNS does not say enough' : `it fails (${record})`;
  return `${judged}, and ${actionsText(actions)}`;
}

function ofRfc7489(facts: Facts): string {
  const { rfc7489Result: result, rfc7489FoundAt: foundAt, rfc7489Policy: policy, rfc7489Actions: actions } = facts;
  return endText({ result, foundAt, policy, actions });
}

function ofRfc9989(facts: Facts): string {
  const { rfc9989Result: result, rfc9989FoundAt: foundAt, rfc9989Policy: policy, rfc9989Actions: actions } = facts;
  return endText({ result, foundAt, policy, actions });
}

/** Each begins a sentence or stands in a list of them. */
function whyText(cause: DisagreeCause, { proven }: Facts): string {
  const by = proven.length === 0 ? 'whatever passes' : listText(proven);
  const texts: Readonly<Record<DisagreeCause, string>> = {
    'record-elsewhere':
      'The first asks the From domain and its organizational domain on the public suffix list, the second every name on the way up (RFC 9989 section 4.10)',
    'several-records':
      'Several records at one name end the search by the first (RFC 7489 section 6.6.3); the second passes over them and asks further up (RFC 9989 section 4.10)',
    alignment: `Only one of them takes ${by} and the From domain for one organization: the first goes by the public suffix list, the second by the records it meets on the way up (RFC 9989 section 4.10.2)`,
    'several-authors':
      'Of several domains in From the first takes the strictest policy (RFC 7489 section 6.6.1), the second none (RFC 9989 section 5.3.1)',
    'dns-fault': 'The two ask different names, and a name server did not answer for all of them',
    pct: 'RFC 9989 has no pct',
    'policy-tags': 'RFC 7489 has no np, t and psd',
    'reject-alone': 'RFC 9989 lets nobody refuse a message only because the policy says reject (section 7.4)',
  };
  return texts[cause];
}

function mendText(facts: Facts): string {
  const { name, record, change, result, actions, provider, remembered, causes } = facts;
  if (remembered) return 'Nothing: with the records that stand now they agree, and only a remembered answer differed.';
  if (provider !== '') return `The records are ${provider}’s; nobody else can change them.`;
  if (change === '') return `No change of one record that is worth making makes them agree. ${withoutChange(causes)}`;
  const done =
    record === ''
      ? `Publish at ${name}`
      : `At ${name}, in place of ${listText(record.split('\n').map(quote))}, publish`;
  const then = result === 'pass' ? 'it passes for both' : `for both ${actionsText(actions)}`;
  const better =
    result === 'pass'
      ? ''
      : ' Better still, let SPF or a signature pass for the From domain: then neither has a choice.';
  return `${done}: ${quote(change)}. Evaluated by both with this record, ${then}.${better}`;
}

function withoutChange(causes: Facts['causes']): string {
  return causes.includes('several-authors')
    ? 'Let From name one domain.'
    : 'Let SPF pass, or sign, for the From domain itself: then nothing hangs on how its organization is found.';
}
