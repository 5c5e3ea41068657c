import { FATES, FLOW_KINDS, LEARNERS } from '../../model/flow.ts';

/**
 * Words of mail, of the DNS, of libraries and of plain English that reports are written with. One of them by itself
 * identifies nobody: a patron called mail@… or info@… is masked wherever an address stands, and a sentence about mail
 * stays a sentence.
 */
const WORDS = `
  mail email mailbox message messages notice notices notification reply replies answer answers bounce bounces report
  reports sender senders recipient recipients address addresses domain domains server servers host hosts name names
  record records record's policy key keys queue relay route forward forwards forwarded header headers envelope subject
  body text line lines list lists group box desk test tests
  from to cc bcc date via for with by of on in at as is it its be are was were am been and or not no nor but so if then
  than that this these those there here where when who whom whose which what why how all any both each every other some
  such same own one two three four five six seven eight nine ten none nobody somebody everybody anybody a an the i me my
  we us our you your he him his she her they them their do does did done has have had will would can could may might
  must shall should let go goes went get gets got come comes came say says said see seen make makes made take takes put
  set sets use uses used ask asks asked look looks read reads write writes wrote send sends sent pass passes fail fails
  more most less least many much few only also too very up down out off over under after before between through into
  again once first second third last next new old good right wrong open close home day days night hour hours week time
  times now yes ok
  library libraries librarian patron patrons reader readers borrower borrowers staff vendor tester stranger catalogue
  catalog book books item items loan loans person people user users account accounts admin office contact info help
  support service services team public private personal corporate
  smtp esmtp ehlo helo rcpt data quit rset noop auth starttls tls ssl imap pop pop3 mx ns ns1 ns2 dns www web ftp ip ip4
  ip6 ipv4 ipv6 cname txt ptr soa aaaa spf spf1 spf2 dkim dkim1 dmarc dmarc1 arc rsa v k p s t l c d h b bh q x z n
  include exists redirect exp mailto rua ruf pct sp np psd adkim aspf fo ri rf
  pass fail softfail neutral none temperror permerror reject quarantine discard defer accept accepted rejected refused
  found nxdomain nodata servfail timeout undeclared true false null yes no error warning note
  client server connect rcpt dataend postmaster abuse hostmaster webmaster mailer daemon mailerdaemon noreply
  com org net edu gov info example test invalid localhost local arpa
  google gsmtp microsoft apple
`;

const PLAIN = new Set([
  ...WORDS.trim().split(/\s+/),
  ...[...FATES, ...FLOW_KINDS, ...LEARNERS].flatMap((word) => [word, ...word.split('-')]),
]);

/** Whether a text is a single everyday word that, by itself, is nobody's. */
export function isPlainWord(text: string): boolean {
  return PLAIN.has(text.toLowerCase());
}
