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

const PLACE = 'In Koha, under Administration, SMTP servers,';

/** Words for what happens between a catalogue and the server that takes its mail. */
export const SUBMISSION_WORDS: WordsFor<Codes> = {
  'smtp-login-refused': ({ why, ...facts }) => ({
    sentence: `${facts.host} does not let ${facts.user} log in (${facts.reply}): ${lostText(facts)}`,
    mend:
      why === 'unknown-user'
        ? `${PLACE} correct the user name: ${facts.server} has no account called ${facts.user}. Send a test message afterwards.`
        : `${PLACE} enter the password that ${facts.user} has now; it may have been changed, or have run out, without anybody telling Koha. Send a test message afterwards.`,
    actor: 'library',
  }),
  'smtp-login-missing': (facts) => ({
    sentence: `${facts.host} takes mail from who logs in only, and nobody did (${facts.reply}): ${lostText(facts)}`,
    mend: `${PLACE} enter the user name and password of an account that ${facts.server} has for it.`,
    actor: 'library',
  }),
  'smtp-tls-missing': (facts) => ({
    sentence: `${facts.host} takes names and passwords under TLS only, and it was not used (${facts.reply}): ${lostText(facts)}`,
    mend: `${PLACE} set the SSL mode to STARTTLS for port 587, or to SSL for port 465.`,
    actor: 'library',
  }),
  'smtp-passwords-ended': ({ until, ...facts }) => ({
    sentence: `${facts.host} takes no user names and passwords any more${until === '' ? '' : ` since the end of ${until}`} (${facts.reply}): ${lostText(facts)} Koha’s SMTP servers have a user name and a password, and nothing else.`,
    mend: `An administrator of ${facts.server} can enable basic authentication for ${facts.user} again, for as long as Microsoft offers that. For good, hand the notices to a server that knows Koha by its address (an inbound connector, or the library’s own server), or to an e-mail service with SMTP passwords such as Amazon SES.`,
    actor: 'library-it',
  }),
  'smtp-app-password-needed': (facts) => ({
    sentence: `${facts.host} does not take the account’s own password from a program (${facts.reply}): ${lostText(facts)}`,
    mend: `Turn on 2-Step Verification for ${facts.user}, make an app password at myaccount.google.com/apppasswords, and enter that as the password. ${PLACE} the SMTP server of the library has it.`,
    actor: 'library-it',
  }),
  'smtp-sender-not-owned': ({ mailFrom, header, owned, ...facts }) => ({
    sentence: `${facts.user} may not send as ${header === mailFrom ? header : `${header} with MAIL FROM ${mailFrom}`} through ${facts.host} (${facts.reply}): ${lostText(facts)}`,
    mend: `Give ${facts.user} the right to send as ${header}${header === mailFrom ? '' : ` and ${mailFrom}`} (in Exchange: “Send As”), or write as ${listText(owned)}: branchemail, or KohaAdminEmailAddress and no branchemail, with the address that should get the answers as branchreplyto.`,
    actor: 'library-it',
  }),
  'smtp-limit-reached': ({ span, limit, late, ...facts }) => ({
    sentence: `${facts.host} takes ${limit} messages a ${span} from ${facts.user}, and the run had more (${facts.reply}): ${late ? `the notices for ${listText(facts.people)} went out later.` : lostText(facts)}`,
    mend: late
      ? 'Nothing is lost. See that the run is over long before the library opens.'
      : limitMend(span, facts.once),
    actor: late ? 'nobody' : 'library-it',
  }),
  'smtp-server-unreachable': ({ why, ...facts }) => ({
    sentence: `${WHY[why](facts)} (${facts.reply}): ${lostText(facts)}`,
    mend: `${PLACE} ${MENDS[why](facts)}. Send a test message afterwards.`,
    actor: 'library',
  }),
  'from-rewritten': ({ people, server, user, header, became }) => ({
    sentence: `${server} puts ${became} into From, since ${header} is no address of the account ${user}: ${listText(people)} see another sender, and who answers to From answers to ${became}.`,
    mend: `In the account’s settings add ${header} as an address it may send as, and confirm it; or write as ${became} and see that somebody reads it. A branchreplyto keeps the answers of those whose mail program knows Reply-To.`,
    actor: 'library-it',
  }),
};

type Handed = FindingFacts['smtp-login-missing'];

/** Who hands over once has no queue, and tells nobody. */
function lostText({ people, once }: Handed): string {
  const who = `nothing reaches ${listText(people)}.`;
  return once ? `${who} Koha marks them as failed (SENDMAIL), does not try again, and tells nobody.` : who;
}

function limitMend(span: 'minute' | 'day', once: boolean): string {
  const instead =
    'hand the notices to an e-mail service made for such numbers, or to the library’s own server where it has one';
  if (span === 'day') return `Spread the runs over several days, or ${instead}.`;
  return once
    ? `Let Koha hand its mail to the mail server of its own machine (localhost), which queues and tries again, with this server as its relayhost; or ${instead}.`
    : `Let the mail server of Koha’s machine send more slowly, or ${instead}.`;
}

type Why = FindingFacts['smtp-server-unreachable']['why'];

const WHY: Readonly<Record<Why, (facts: Handed) => string>> = {
  'unknown-host': ({ host }) => `There is no server called ${host === '' ? '(nothing)' : host}`,
  'no-answer': ({ host, port }) => `Nothing answers at ${host}, port ${port}`,
  'tls-mismatch': ({ host, port }) => `Koha and ${host} do not agree on TLS at port ${port}`,
  'no-starttls': ({ host }) => `Koha is set to use STARTTLS, which ${host} does not offer`,
  'no-auth': ({ host }) => `Koha is set to log in, which ${host} does not offer`,
};

const MENDS: Readonly<Record<Why, (facts: Handed) => string>> = {
  'unknown-host': () => 'correct the name of the host',
  'no-answer': () => 'correct the port: 587 with STARTTLS, or 465 with SSL',
  'tls-mismatch': () => 'choose SSL for port 465, and STARTTLS for any other',
  'no-starttls': () => 'choose the port of the submission service: 587 with STARTTLS, or 465 with SSL',
  'no-auth': () => 'choose the port of the submission service: 587 with STARTTLS, or 465 with SSL',
};
