import type { OurLibrary } from './our-library.ts';
import { yamlText } from './yaml-text.ts';

/** The set-up that the vendor delivers: From and MAIL FROM are its own address. */
export function todayText({ domain, shown }: OurLibrary): string {
  return `id: ${idOf(domain)}-today
title: ${yamlText(`${shown} as the vendor sets a library up`)}
tags: [default]
why: |
  The catalogue sends in the vendor's name, and only Reply-To is the library's. The notices arrive. But whoever answers to
  From, every bounce and every away message reaches a mailbox at the vendor that nobody reads.

# The library, its mail server and the patrons: fixtures/populations/our-library.yaml
population: our-library

# The properties as you see them in Staff Functions. These are the vendor's defaults; write what you have.
sender:
  The E-mail Server allows cybertoolsforlibraries.net to relay: FALSE
  "The above e-mail addresses' e-mail server DNS TXT records": FALSE

# What must come out. Each line says why; where something else comes out, the run fails and shows it.
expect:
  - flow: notice
    to: [Pat Lee, J. Doe, Ann Lopez, Ruth Kim]
    fate: inbox
    because: SPF passes for the vendor's domain, and small senders need no more (sender guidelines, 2026).
  - flow: notice
    to: Sam Carter
    fate: rejected
    rule: gmail#no-such-user
    learns: nobody
    because: The address is mistyped, and Gmail refuses unknown users (Gmail SMTP errors, 2026-06-18).
  - flow: reply
    to: [Pat Lee, J. Doe]
    fate: inbox
    because: They honour Reply-To, which is the library's address.
  - flow: misdirected-reply
    to: Ann Lopez
    fate: read-by-nobody
    because: Her mail program answers to From, which is the vendor's address.
  - flow: bounce
    to: Sam Carter
    fate: read-by-nobody
    because: A bounce goes to MAIL FROM (RFC 5321 section 6.1), which is the vendor's address.
  - flow: away-message
    to: Ruth Kim
    fate: read-by-nobody
    because: A responder answers to Return-Path (RFC 3834 section 4), which is the vendor's address.
  - { works: false, because: Three answers reach nobody. }
`;
}

/** B1: the library's address is From and MAIL FROM, and its SPF record lets the vendor's servers send. */
export function afterB1Text({ domain, shown }: OurLibrary): string {
  return `id: ${idOf(domain)}-after-b1
title: ${yamlText(`${shown} after B1, with the vendor's include`)}
tags: [b1-include]
why: |
  From and MAIL FROM are the library's address, and the library's SPF record lets the vendor's servers send for it. Then
  answers, bounces and away messages come to the library.

population: our-library

sender:
  The E-mail Server allows cybertoolsforlibraries.net to relay: FALSE
  "The above e-mail addresses' e-mail server DNS TXT records": TRUE

# These lines take the place of the TXT records of the same name in fixtures/populations/our-library.yaml. To see what
# goes wrong without the include, take it out and run this once more.
zones: |
  ${domain}. 3600 IN TXT "v=spf1 ip4:203.0.113.150 include:cybertoolsforlibraries.net -all"

expect:
  - flow: notice
    to: [Pat Lee, J. Doe, Ann Lopez, Ruth Kim]
    fate: inbox
    because: SPF passes for the library's domain by the vendor's include (RFC 7208 section 5.2).
  - flow: notice
    to: Sam Carter
    fate: rejected
    rule: gmail#no-such-user
    learns: library
    because: The address is still mistyped, but now the bounce tells the library.
  - flow: reply
    to: [Pat Lee, J. Doe]
    fate: inbox
    because: They honour Reply-To, which is the library's address.
  - flow: misdirected-reply
    to: Ann Lopez
    fate: inbox
    because: From is the library's address too.
  - flow: bounce
    to: Sam Carter
    fate: inbox
    because: MAIL FROM is the library's address.
  - flow: away-message
    to: Ruth Kim
    fate: inbox
    because: Return-Path is the library's address.
  - { works: true, because: 'Notices arrive, or their bounces do, and so does every answer.' }
`;
}

function idOf(domain: string): string {
  return domain.replaceAll('.', '-');
}
