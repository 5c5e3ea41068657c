/** A receiver of one's own to begin with: short, and every row assumed. */
export const RECEIVER_TEXT = `# How your own mail server decides about incoming mail: a table of rows, by stage of the dialogue, the first that fits
# decides. A file of this folder is used with \`receiver: our-server\`, like those that come with noticeproof; one of the
# same name as one of those takes its place.
#
# Ask whoever runs the server what it does. Then mend the rows, name your source, and take out \`assumed: true\`: until
# then the report says "assumed" wherever a fate hangs on a row.
id: our-server
title: Our own mail server
about: >-
  A sketch: it takes mail for mailboxes that it knows, from senders whose SPF record does not speak against them.
orgDomain: psl # where DMARC is looked for: by the public suffix list
settings:
  spfVoidLimit:
    default: 2
    values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    about: Void lookups that SPF tolerates before the record is in error; RFC 7208 section 4.6.4 says two.
sources:
  RFC5321: { title: RFC 5321 sections 3.6.2 and 6.1, date: 2008-10 }
  RFC3463: { title: RFC 3463 section 3.2, date: 2003-01 }
  RFC7208: { title: RFC 7208 section 8.4, date: 2014-04 }
rules:
  rcpt:
    - id: relay-denied
      when: { recipient: foreign }
      outcome: reject
      reply: '550 5.7.1 <{rcpt}>: Relaying denied'
      about: The recipient is in a domain of others.
      source: RFC5321
      assumed: true
    - id: no-such-user
      when: { recipient: unknown }
      outcome: reject
      reply: '550 5.1.1 <{rcpt}>: No such mailbox here'
      about: There is no such mailbox.
      source: RFC3463
      assumed: true
    - id: spf-fail
      when: { spf: fail }
      outcome: reject
      reply: '550 5.7.23 <{mailFrom}>: This address does not send for your domain'
      about: The domain of MAIL FROM says that this address does not send for it.
      source: RFC7208
      assumed: true
  after:
    - id: accept
      outcome: inbox
      about: Everything else is filed in the inbox.
      source: RFC5321
      assumed: true
`;
