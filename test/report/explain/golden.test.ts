import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainScenario, explanationText, loadScenarios } from '../../../harness/index.ts';

/** A scenario and a receiver of this test's own, so that no other rule can change what is printed. */
const FOLDER = join(import.meta.dirname, 'golden');

interface Part {
  /** Why it must be there. */
  readonly because: string;
  readonly text: string;
}

/**
 * What is printed about one refused notice, part by part. The values follow from golden.yaml: SPF asks MX (one lookup),
 * the include (two) and the host in it (three), which does not exist (one void lookup); `~all` of an included record is no
 * match (RFC 7208 section 5.2), so `-all` decides: fail. Nothing else is aligned, and the policy is reject.
 */
const PARTS: readonly Part[] = [
  {
    because: 'the reader must be able to find the file and to read the times',
    text: `A refused notice (golden, golden.yaml). Times are those of America/Chicago.`,
  },
  {
    because: 'the fate comes first: it is what was asked',
    text: `The notice for Ann in c2: rejected`,
  },
  {
    because:
      'nobody can judge an end without knowing what was to happen, with which settings, and what the catalogue believes',
    text: `  What was meant
    At 2026-11-03 01:05 (c2) the nightly job of CyberTools for Libraries looked at the loan of Ann:
      Kites, due on 2026-10-05; the address on file is ann@patron.example.
    Automatically Send Notices by E-mail is set to At Night.
    The library’s properties then: From Library@acme.org, Reply-To Library@acme.org, relaying FALSE,
      DNS TXT records TRUE.
    So the message to ann@patron.example has MAIL FROM Library@acme.org, From Library@acme.org and
      Reply-To Library@acme.org, and is handed straight to the mail server of the address.
    The catalogue’s own books say: listed in Notices Report.`,
  },
  {
    because:
      'the plain answer: what happened, by whose rule, on what assumption, who learns of it, and from which addresses it holds',
    text: `  Patron mail refused it: 550 5.7.1 The DMARC policy of acme.org is reject. DMARC fails and the
    policy is reject. (golden#dmarc)
  That hangs on something assumed: see the rule, the queue or the habit below.
  The library learns of it.
  Played from each of 54.213.10.152 and 54.148.222.219, with the same end; told from 54.213.10.152.`,
  },
  {
    because: 'three identities are confused all the time: envelope, author, answers; and the id says what caused it',
    text: `  Delivery a.d1: sent by CyberTools for Libraries, caused by c2
    MAIL FROM  Library@acme.org
    From       Library@acme.org
    Reply-To   Library@acme.org
    RCPT TO    ann@patron.example
    Route      by the mail servers of patron.example`,
  },
  {
    because: 'receivers judge the connecting address, so it must be named with the host it reached',
    text: `    Attempt 1, 2026-11-03 01:05:00
      54.213.10.152 (mail1.cybertoolsforlibraries.net) connects to 192.0.2.25 (mx.patron.example,
        Patron mail)`,
  },
  {
    because:
      'an administrator trusts what can be asked again with dig: names, types, answers, and how long caches keep them',
    text: `      DNS questions
        CyberTools for Libraries asked
          patron.example MX: 10 mx.patron.example. (kept for 600 s)
          mx.patron.example A: 192.0.2.25 (kept for 3600 s)
        Patron mail asked
          152.10.213.54.in-addr.arpa PTR: mail1.cybertoolsforlibraries.net. (kept for 3600 s)
          mail1.cybertoolsforlibraries.net A: 54.213.10.152 (kept for 3600 s)
          acme.org TXT: "v=spf1 mx include:_spf.host.example -all" (kept for 900 s)
          acme.org MX: 10 mail.acme.org. (kept for 3600 s)
          mail.acme.org A: 203.0.113.25 (kept for 3600 s)
          _spf.host.example TXT: "v=spf1 ip4:198.51.100.0/24 a:gone.host.example ~all" (kept for 900
            s)
          gone.host.example A: nxdomain (kept for 3600 s)
          _dmarc.acme.org TXT: "v=DMARC1; p=reject" (kept for 900 s)`,
  },
  {
    because: 'the dialogue is what the logs of both sides would show, line by line',
    text: `      SMTP
        01:05:00 S: 220 mx.patron.example ESMTP
        01:05:00 C: EHLO mail1.cybertoolsforlibraries.net
        01:05:00 S: 250-mx.patron.example
        01:05:00 S: 250-8BITMIME
        01:05:00 S: 250-SMTPUTF8
        01:05:00 S: 250 SIZE
        01:05:00 C: MAIL FROM:<Library@acme.org> SIZE=N
        01:05:00 S: 250 Accepted
        01:05:00 C: RCPT TO:<ann@patron.example>
        01:05:00 S: 250 Accepted
        01:05:00 C: DATA
        01:05:00 S: 354 End data with <CR><LF>.<CR><LF>
        01:05:00 C: (message of N octets)
        01:05:00 S: 550 5.7.1 The DMARC policy of acme.org is reject
        01:05:00 C: QUIT
        01:05:00 S: 221 Bye`,
  },
  {
    because: 'a PTR name that does not lead back is refused by itself at large providers',
    text: `      Reverse DNS: pass; the PTR name of 54.213.10.152, mail1.cybertoolsforlibraries.net, leads back
        to it.`,
  },
  {
    because:
      'the result of SPF must be followed term by term, with what counts towards the limits of RFC 7208 section 4.6.4',
    text: `      SPF: fail
        acme.org (the domain of MAIL FROM) for 54.213.10.152: fail; lookups 3 of 10, void lookups 1
          of 2
        acme.org TXT: v=spf1 mx include:_spf.host.example -all
          mx does not match (lookups 1 of 10, void 0 of 2)
              asked acme.org MX: 10 mail.acme.org
              asked mail.acme.org A: 203.0.113.25
          include:_spf.host.example does not match (lookups 3 of 10, void 1 of 2)
              _spf.host.example TXT: v=spf1 ip4:198.51.100.0/24 a:gone.host.example ~all
                ip4:198.51.100.0/24 does not match (lookups 2 of 10, void 0 of 2)
                a:gone.host.example does not match (lookups 3 of 10, void 1 of 2)
                    asked gone.host.example A: nxdomain
                ~all matches (lookups 3 of 10, void 1 of 2)
                result of _spf.host.example: softfail
          -all matches (lookups 3 of 10, void 1 of 2)
          result of acme.org: fail`,
  },
  {
    because: 'without a signature only SPF is left',
    text: `      DKIM: none, the message is unsigned`,
  },
  {
    because: 'DMARC hangs on alignment, which SPF alone does not show',
    text: `      Alignment with the domain of From, acme.org
        (organizational domains by public suffix list, RFC 7489 section 3.2)
        check  domain    result  mode     org domain  aligned  counts
        SPF    acme.org  fail    relaxed  acme.org    yes      no`,
  },
  {
    because: 'whose policy it is, where it was found, and which tag applies',
    text: `      DMARC: fail, neither SPF nor DKIM passes for an aligned domain
        asked       _dmarc.acme.org: "v=DMARC1; p=reject"
        record      at _dmarc.acme.org: v=DMARC1; p=reject
        org domain  acme.org
        policy      reject (p=reject, the record being that of acme.org itself)
        applies to  every failing message`,
  },
  {
    because:
      'why this row and none before it, on which settings, from which source: the one thing that could be disputed',
    text: `      Rules of golden (A receiver that follows DMARC), in order; the first that matches decides
        rcpt unknown: no, recipient is ok
        data-end spf: no, setting refusesFail is false
        data-end golden#dmarc: yes
          says      DMARC fails and the policy is reject.
          because   dmarc is fail, dmarcPolicy is reject, setting refusesFail is false
          setting   refusesFail is false (the default, assumed): Refuses on SPF fail.
          source    RFC 7489 section 6.3, 2015-03
          assumed   yes: it hangs on something that no source says
          outcome   reject, and the reply 550 5.7.1 The DMARC policy of acme.org is reject`,
  },
  {
    because: 'somebody must read what arrives',
    text: `  The mailbox
    ann@patron.example is that of Ann. The message was meant for Ann.`,
  },
  {
    because: 'the report about a refusal decides who learns of it',
    text: `  What came of it
    bounce (a.d2) to Library@acme.org: inbox. Acme Public Library put it into Library@acme.org,
      which the library reads. Nothing that it checks stood in the way.`,
  },
];

describe('an explanation in words', () => {
  let blocks: readonly string[] = [];
  beforeAll(async () => {
    const options = { workingDir: FOLDER, fixtureDirs: ['fixtures'] };
    const { scenarios, mistakes } = loadScenarios(['golden.yaml'], options);
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error(JSON.stringify(mistakes));
    const explained = await explainScenario(scenario, { flow: 'notice', to: null, act: null });
    if (explained.kind !== 'explained') throw new Error(explained.problem);
    const text = explanationText(explained.explanation, { colour: false, width: 100 });
    blocks = text
      .replaceAll(/message of \d+ octets/g, 'message of N octets')
      .replaceAll(/ SIZE=\d+/g, ' SIZE=N')
      .trimEnd()
      .split('\n\n');
  });

  it.each(PARTS.map(({ because, text }, position) => [because, text, position] as const))(
    'says it since %s',
    (_because, text, position) => {
      expect(blocks[position]).toBe(text);
    },
  );

  it('ends with what to do, since an explanation that leaves the reader alone is none', () => {
    expect(blocks).toHaveLength(PARTS.length + 1);
    expect(blocks.at(-1)).toMatch(/^ {2}What to do\n {4}error dns-true-without-spf\n/);
    expect(blocks.at(-1)).toMatch(/\(→ the library’s IT\)/);
  });
});
