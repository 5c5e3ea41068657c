import type { OurLibrary } from './our-library.ts';
import { yamlText } from './yaml-text.ts';

/** Each makes another flow really happen. */
const PEOPLE = `# Invented patrons. Real ones have no place here.
people:
  - name: J. Doe # answers, and the answer goes to Reply-To
    address: j.doe@gmail.com
    habit: honours-reply-to
    loan: { item: 'Harmon, Ruth A., The river keeper / 2019', due: 2026-10-05 }
  - name: Ann Lopez # answers, and the answer goes to From
    address: ann.lopez@yahoo.com
    habit: ignores-reply-to
    loan: { item: 'Okafor, Daniel, Bread without hurry / 2021', due: 2026-10-12 }
  - name: Sam Carter # mistyped: there is no such mailbox, and the notice bounces
    address: sam.cartr@gmail.com
    mailbox: none
    loan: { item: 'Lindqvist, Maria, Small engines at home / 2015', due: 2026-10-14 }
  - name: Ruth Kim # away, and the mailbox says so by itself
    address: ruth.kim@outlook.com
    away: exchange-oof
    loan: { item: 'Brandt, Peter, A year of mosses / 2018', due: 2026-10-19 }
`;

/** The library, its server, its tester and a cast of patrons. */
export function populationText({ name, shown, domain, above, from }: OurLibrary): string {
  const address = yamlText(from);
  return `# Your library, for every scenario that says \`population: our-library\`. Change what is not so at yours; where a word is
# wrong you are told the line and what to write instead.
id: our-library
title: ${yamlText(`The library at ${shown}`)}
library:
  name: ${yamlText(name)}
  # They stand at the end of every notice. Invented: write your own.
  postal: [1 Main St., 'Anytown, TX 76000']
  phone: 817-555-0100
  site:
    domains: [${domain}]
    # How your own server decides about incoming mail: fixtures/receivers/our-server.yaml. Where Microsoft 365 or Google
    # Workspace takes your mail, write m365-tenant or google-workspace, which come with noticeproof.
    receiver: our-server
    hosts:
      # Invented, from the addresses kept for documentation (RFC 5737). Your real one does as well: nothing leaves your
      # machine.
      - { name: mail.${domain}, addresses: [203.0.113.150], receives: true, sends: true }
    dsnFrom: mailer-daemon@${domain}
    # Mailboxes that the library reads.
    mailboxes:
      ${address}: { reader: library }
      postmaster@${domain}: { reader: library }
${zonePart(domain, above)}
# The catalogue's properties where a scenario sets none.
sender:
  Library E-Mail From Address: ${address}
  Library E-Mail Reply-To Address: ${address}
  Internet Domain Name: ${domain}
  E-Mail Server Name (SMTP): mail.${domain}

# Who tries the catalogue out, with an address at work and a private one.
tester: { name: Pat Lee, corporate: pat.lee@${domain}, personal: pat.lee@gmail.com, habit: honours-reply-to }

${PEOPLE}`;
}

function zonePart(domain: string, above: readonly string[]): string {
  return `    # The records your domain really has. Paste them here as they are printed by
    #   dig +noall +answer MX ${domain}
    #   dig +noall +answer TXT ${domain}
    #   dig +noall +answer TXT _dmarc.${domain}
    zone: |
      ${domain}. 3600 IN MX 10 mail.${domain}.
      ${domain}. 3600 IN TXT "v=spf1 ip4:203.0.113.150 -all"
      mail.${domain}. 3600 IN TXT "v=spf1 a -all" ; asked for the null sender: bounces, away messages
      _dmarc.${domain}. TXT NODATA ; no DMARC record, one of the two preconditions of B1
${above.map(policyLine).join('')}`;
}

/** Receivers ask the domains above for a policy where the library's own has none (RFC 7489 section 6.6.3). */
function policyLine(domain: string): string {
  return `      _dmarc.${domain}. TXT NODATA ; would cover the library's domain too: dig +noall +answer TXT _dmarc.${domain}\n`;
}
