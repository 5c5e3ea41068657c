import type { Person } from '../../model/people.ts';
import type { Act, NoticesAct } from '../../model/scenario.ts';
import type { CyberTools, Koha, SenderProperties, SenderSystem } from '../../model/sender.ts';
import { tenantSettings } from '../findings/settings-naming.ts';

/** How the catalogue was set up when it made a notice, in one sentence. */
export function settingsSentence(sender: SenderSystem, act: Act, person: Person): string {
  if (sender.kind === 'cybertools') return propertiesSentence(sender.properties);
  if (sender.kind !== 'koha') return tenantSentence(sender);
  return preferencesSentence(sender, act.kind === 'notices' ? act.library : '', person);
}

function propertiesSentence({ from, replyTo, relay, dnsRecords, smtpServer, mailFrom }: SenderProperties): string {
  const parts = [
    `From ${from}`,
    `Reply-To ${orEmpty(replyTo)}`,
    `relaying ${relay ? `TRUE (through ${smtpServer})` : 'FALSE'}`,
    `DNS TXT records ${dnsRecords}`,
    ...(mailFrom === null ? [] : [`MAIL FROM ${mailFrom}`]),
  ];
  return `The library’s properties then: ${parts.join(', ')}.`;
}

function preferencesSentence({ preferences, libraries, ...koha }: Koha, code: string, person: Person): string {
  const [first] = libraries.values();
  const library = libraries.get(code) ?? libraries.get(person.branch ?? '') ?? first;
  const { KohaAdminEmailAddress, ReplytoDefault, ReturnpathDefault, SendAllEmailsTo, NoticeBcc } = preferences;
  const server = library?.smtpServer || koha.defaultServer || 'localhost';
  const parts = [
    `KohaAdminEmailAddress ${orEmpty(KohaAdminEmailAddress)}`,
    `ReplytoDefault ${orEmpty(ReplytoDefault)}`,
    `ReturnpathDefault ${orEmpty(ReturnpathDefault)}`,
    ...(SendAllEmailsTo === '' ? [] : [`SendAllEmailsTo ${SendAllEmailsTo}`]),
    ...(NoticeBcc === '' ? [] : [`NoticeBcc ${NoticeBcc}`]),
    ...(library === undefined
      ? []
      : [
          `and for ${library.code} branchemail ${orEmpty(library.branchemail)}`,
          `branchreplyto ${orEmpty(library.branchreplyto)}`,
          `branchreturnpath ${orEmpty(library.branchreturnpath)}`,
        ]),
    `SMTP server ${server}`,
  ];
  return `Koha’s settings then: ${parts.join(', ')}.`;
}

function tenantSentence(sender: Exclude<SenderSystem, CyberTools | Koha>): string {
  const parts = tenantSettings(sender).map(([name, value]) => `${name} ${orEmpty(value)}`);
  return `${sender.title}’s settings then: ${parts.join(', ')}, SMTP server ${serverOf(sender)}.`;
}

function serverOf(sender: Exclude<SenderSystem, CyberTools | Koha>): string {
  switch (sender.kind) {
    case 'folio':
      return sender.server.host;
    case 'evergreen':
      return sender.smtpServer;
    case 'alma':
      return orEmpty(sender.relay);
  }
}

function orEmpty(text: string): string {
  return text === '' ? '(empty)' : text;
}

/** What a job of the catalogue looked at. */
export function jobSentences(act: NoticesAct, person: Person, who: string): readonly string[] {
  const onFile = person.address === '' ? 'no address is on file' : `the address on file is ${person.address}`;
  if (act.about === 'mailing') return [`${who} was made to write to ${person.id} as to all others; ${onFile}.`];
  if (act.about === 'hold') return [`${who} made a notice of a hold for ${person.id}: ${act.item}; ${onFile}.`];
  const loan = act.loans.get(person.id) ?? person.loan;
  const what = loan === null ? '' : `: ${loan.item}, due on ${loan.due}`;
  const job = act.about === 'overdue' ? 'overdue loans' : 'loans due soon';
  return [`${who} looked for ${job} of ${person.id}${what}; ${onFile}.`];
}
