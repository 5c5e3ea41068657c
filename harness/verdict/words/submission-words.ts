import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes =
  | 'smtp-login-refused'
  | 'smtp-login-missing'
  | 'smtp-tls-missing'
  | 'smtp-passwords-ended'
  | 'smtp-app-password-needed'
  | 'smtp-sender-not-owned'
  | 'smtp-limit-reached'
  | 'smtp-server-unreachable'
  | 'from-rewritten';

type Handed = FindingFacts['smtp-login-missing'];

/** What a catalogue calls its settings for the server. */
interface Terms {
  readonly name: string;
  readonly place: string;
  readonly tls: string;
  /** How it writes as another address. */
  readonly from: string;
  readonly slower: string;
}

const TERMS: Readonly<Record<Handed['catalogue'], Terms>> = {
  koha: {
    name: 'Koha',
    place: 'In Koha, under Administration, SMTP servers,',
    tls: 'set the SSL mode to STARTTLS for port 587, or to SSL for port 465',
    from: 'branchemail, or KohaAdminEmailAddress and no branchemail, with the address that should get the answers as branchreplyto',
    slower: 'Let the mail server of Koha’s machine send more slowly',
  },
  folio: {
    name: 'FOLIO',
    place: 'In the SMTP configuration of FOLIO (mod-email)',
    tls: 'set startTlsOptions to REQUIRED for port 587, or ssl to true for port 465',
    from: '`from` in the SMTP configuration of FOLIO, with the address that should get the answers as Reply-To in emailHeaders',
    slower: 'Have fewer notices made at one time',
  },
};

function termsOf({ catalogue }: Handed): Terms {
  return TERMS[catalogue];
}

/** Words for what happens between a catalogue and the server that takes its mail. */
export const SUBMISSION_WORDS: WordsFor<Codes> = {
  'smtp-login-refused': ({ why, ...facts }) => ({
    sentence: `${facts.host} does not let ${facts.user} log in (${facts.reply}): ${lostText(facts)}`,
    mend:
      why === 'unknown-user'
        ? `${termsOf(facts).place} correct the user name: ${facts.server} has no account called ${facts.user}. Send a test message afterwards.`
        : `${termsOf(facts).place} enter the password that ${facts.user} has now; it may have been changed, or have run out, without anybody telling ${termsOf(facts).name}. Send a test message afterwards.`,
    actor: 'library',
  }),
  'smtp-login-missing': (facts) => ({
    sentence: `${facts.host} takes mail from who logs in only, and nobody did (${facts.reply}): ${lostText(facts)}`,
    mend: `${termsOf(facts).place} enter the user name and password of an account that ${facts.server} has for it.`,
    actor: 'library',
  }),
  'smtp-tls-missing': (facts) => ({
    sentence: `${facts.host} takes names and passwords under TLS only, and it was not used (${facts.reply}): ${lostText(facts)}`,
    mend: `${termsOf(facts).place} ${termsOf(facts).tls}.`,
    actor: 'library',
  }),
  'smtp-passwords-ended': ({ until, ...facts }) => ({
    sentence: `${facts.host} takes no user names and passwords any more${until === '' ? '' : ` since the end of ${until}`} (${facts.reply}): ${lostText(facts)} ${termsOf(facts).name} can log in with a user name and a password, and in no other way.`,
    mend: `An administrator of ${facts.server} can enable basic authentication for ${facts.user} again, for as long as Microsoft offers that. For good, hand the notices to a server that knows ${termsOf(facts).name} by its address (an inbound connector, or the library’s own server), or to an e-mail service with SMTP passwords such as Amazon SES.`,
    actor: 'library-it',
  }),
  'smtp-app-password-needed': (facts) => ({
    sentence: `${facts.host} does not take the account’s own password from a program (${facts.reply}): ${lostText(facts)}`,
    mend: `Turn on 2-Step Verification for ${facts.user}, make an app password at myaccount.google.com/apppasswords, and enter that as the password: ${termsOf(facts).place.replace(/^In/, 'in').replace(/,$/, '')}.`,
    actor: 'library-it',
  }),
  'smtp-sender-not-owned': ({ mailFrom, header, owned, ...facts }) => ({
    sentence: `${facts.user} may not send as ${header === mailFrom ? header : `${header} with MAIL FROM ${mailFrom}`} through ${facts.host} (${facts.reply}): ${lostText(facts)}`,
    mend: `Give ${facts.user} the right to send as ${header}${header === mailFrom ? '' : ` and ${mailFrom}`} (in Exchange: “Send As”), or write as ${listText(owned)}: ${termsOf(facts).from}.`,
    actor: 'library-it',
  }),
  'smtp-limit-reached': ({ span, limit, late, ...facts }) => ({
    sentence: `${facts.host} takes ${limit} messages a ${span} from ${facts.user}, and the run had more (${facts.reply}): ${late ? `the notices for ${listText(facts.people)} went out later.` : lostText(facts)}`,
    mend: late ? 'Nothing is lost. See that the run is over long before the library opens.' : limitMend(span, facts),
    actor: late ? 'nobody' : 'library-it',
  }),
  'smtp-server-unreachable': ({ why, ...facts }) => ({
    sentence: `${WHY[why](facts)} (${facts.reply}): ${lostText(facts)}`,
    mend: `${termsOf(facts).place} ${MENDS[why](facts)}. Send a test message afterwards.`,
    actor: 'library',
  }),
  'from-rewritten': ({ people, server, user, header, became }) => ({
    sentence: `${server} puts ${became} into From, since ${header} is no address of the account ${user}: ${listText(people)} see another sender, and who answers to From answers to ${became}.`,
    mend: `In the account’s settings add ${header} as an address it may send as, and confirm it; or write as ${became} and see that somebody reads it. A branchreplyto keeps the answers of those whose mail program knows Reply-To.`,
    actor: 'library-it',
  }),
};

/** Who hands over once has no queue, and tells nobody. */
function lostText(facts: Handed): string {
  const who = `nothing reaches ${listText(facts.people)}.`;
  return facts.once
    ? `${who} ${termsOf(facts).name} marks them as failed (SENDMAIL), does not try again, and tells nobody.`
    : who;
}

function limitMend(span: 'minute' | 'day', facts: Handed): string {
  const instead =
    'hand the notices to an e-mail service made for such numbers, or to the library’s own server where it has one';
  if (span === 'day') return `Spread the runs over several days, or ${instead}.`;
  return facts.once
    ? `Let ${termsOf(facts).name} hand its mail to the mail server of its own machine (localhost), which queues and tries again, with this server as its relayhost; or ${instead}.`
    : `${termsOf(facts).slower}, or ${instead}.`;
}

type Why = FindingFacts['smtp-server-unreachable']['why'];

const WHY: Readonly<Record<Why, (facts: Handed) => string>> = {
  'unknown-host': ({ host }) => `There is no server called ${host === '' ? '(nothing)' : host}`,
  'no-answer': ({ host, port }) => `Nothing answers at ${host}, port ${port}`,
  'tls-mismatch': (facts) => `${termsOf(facts).name} and ${facts.host} do not agree on TLS at port ${facts.port}`,
  'no-starttls': (facts) => `${termsOf(facts).name} is set to use STARTTLS, which ${facts.host} does not offer`,
  'no-auth': (facts) => `${termsOf(facts).name} is set to log in, which ${facts.host} does not offer`,
};

const MENDS: Readonly<Record<Why, (facts: Handed) => string>> = {
  'unknown-host': () => 'correct the name of the host',
  'no-answer': () => 'correct the port: 587 with STARTTLS, or 465 with SSL',
  'tls-mismatch': () => 'choose SSL for port 465, and STARTTLS for any other',
  'no-starttls': () => 'choose the port of the submission service: 587 with STARTTLS, or 465 with SSL',
  'no-auth': () => 'choose the port of the submission service: 587 with STARTTLS, or 465 with SSL',
};
