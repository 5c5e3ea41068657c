import { describe, expect, it } from 'vitest';
import { makeMasker, type Masker } from '../../../harness/standards/mask/masker.ts';
import { pseudonymsFor } from '../../../harness/standards/mask/pseudonyms.ts';
import type { Owner } from '../../../harness/standards/mask/secrets.ts';

interface Given {
  /** One person each: the name, then the addresses as typed. */
  readonly patrons?: readonly (readonly [name: string, ...typed: string[]])[];
  readonly titles?: readonly string[];
  readonly kept?: readonly string[];
  readonly hosts?: readonly string[];
  readonly ownTitles?: readonly string[];
}

function masker({ patrons = [], titles = [], kept = [], hosts = [], ownTitles = [] }: Given): Masker {
  const owners = patrons.map(([name, ...typed]): Owner => ({ kind: 'patron', name, typed }));
  const known = { kept: new Set(kept), hosts: new Set(hosts), titles: ownTitles };
  return makeMasker({ ...pseudonymsFor(owners, titles), ...known });
}

interface Row extends Given {
  readonly name: string;
  readonly why: string;
  readonly text: string;
  readonly masked: string;
}

function check(rows: readonly Row[]): void {
  it.each(rows)('$name: $why', ({ text, masked, ...given }) => {
    const { text: mask } = masker(given);
    expect(mask(text)).toBe(masked);
    expect(mask(masked), 'a masked text stays as it is').toBe(masked);
  });
}

const ANN: Given = {
  patrons: [['Ann Lopez', 'ann.lopez@yahoo.com']],
  hosts: ['acme.org', 'yahoo.com', 'mail.acme.org'],
};

describe('an address', () => {
  check([
    {
      ...ANN,
      name: 'in a dialogue',
      why: 'the domain decides about the message and stays',
      text: 'RCPT TO:<Ann.Lopez@Yahoo.com>',
      masked: 'RCPT TO:<patron-1@Yahoo.com>',
    },
    {
      ...ANN,
      name: 'SRS0',
      why: 'domain and local part are turned round, and the hash is made of both',
      text: 'MAIL FROM:<SRS0=VprM=IY=yahoo.com=ann.lopez@fwd.example>',
      masked: 'MAIL FROM:<SRS0=0000=IY=yahoo.com=patron-1@fwd.example>',
    },
    {
      ...ANN,
      name: 'SRS1',
      why: 'two hashes, both made of the address',
      text: 'SRS1=aB+d=fwd.example==Vp/M=IY=yahoo.com=ann.lopez@second.example',
      masked: 'SRS1=0000=fwd.example==0000=IY=yahoo.com=patron-1@second.example',
    },
    {
      ...ANN,
      kept: ['library@acme.org'],
      name: 'SRS0 of the library',
      why: 'nobody is hidden in it, so its hash stays',
      text: 'SRS0=VprM=IY=acme.org=Library@fwd.example for ann.lopez@yahoo.com',
      masked: 'SRS0=VprM=IY=acme.org=Library@fwd.example for patron-1@yahoo.com',
    },
    {
      ...ANN,
      name: 'caf',
      why: "Gmail's forwarding address holds the target's local part behind `+caf_=`",
      text: 'desk+caf_=ann.lopez=yahoo.com@gmail.com',
      masked: 'desk+caf_=patron-1=yahoo.com@gmail.com',
    },
    {
      patrons: [['Kim Orr', 'kim@gmail.com']],
      name: 'caf of the own mailbox',
      why: 'the local part has a detail that nobody declared (RFC 5233)',
      text: 'kim+caf_=x=y.example@gmail.com',
      masked: 'patron-1+caf_=x=y.example@gmail.com',
    },
    {
      ...ANN,
      name: 'VERP',
      why: 'the recipient stands in the sender, with `=` for @',
      text: 'bounces+ann.lopez=yahoo.com@lists.example',
      masked: 'bounces+patron-1=yahoo.com@lists.example',
    },
    {
      ...ANN,
      name: 'percent-encoded',
      why: 'a URL has %40 for @ (RFC 3986), after what may itself be encoded',
      text: 'https://spf.example/why?s=ann.lopez%40yahoo.com&x=%3Dann%2Elopez%40yahoo.com&y=%253Dann.lopez%2540yahoo.com',
      masked: 'https://spf.example/why?s=patron-1%40yahoo.com&x=%3Dpatron-1%40yahoo.com&y=%253Dpatron-1%2540yahoo.com',
    },
    {
      ...ANN,
      name: 'quoted-printable',
      why: 'an @ may be written =40, and a line broken anywhere (RFC 2045 section 6.7)',
      text: 'To: ann.lopez=40yahoo.com\r\nor ann.lo=\r\npez@yahoo.com',
      masked: 'To: patron-1=40yahoo.com\r\nor patron-1@yahoo.com'.replace('\r\nor', '\r\nor'),
    },
    {
      ...ANN,
      name: 'spelt out',
      why: 'people write it so in a title',
      text: 'ann.lopez (at) yahoo.com and ann.lopez&#64;yahoo.com',
      masked: 'patron-1 (at) yahoo.com and patron-1&#64;yahoo.com',
    },
    {
      ...ANN,
      name: 'by itself',
      why: 'a local part without its domain tells who it is as well',
      text: 'the mailbox ann.lopez is full (Ann.Lopez).',
      masked: 'the mailbox patron-1 is full (patron-1).',
    },
    {
      patrons: [['J. Doe', 'j.doe@gmail.com', 'doe@home.example', 'J.Doe+news@gmail.com']],
      name: 'several of one person',
      why: 'each keeps a pseudonym of its own, but a detail makes no other mailbox',
      text: 'j.doe+news@gmail.com j.doe@gmail.com doe@home.example',
      masked: 'patron-1@gmail.com patron-1@gmail.com patron-1-b@home.example',
    },
    {
      patrons: [
        ['At work', 'doe@work.example'],
        ['At home', 'doe@home.example'],
      ],
      name: 'one local part, two people',
      why: 'the domain tells whose it is',
      text: 'doe@home.example, doe=work.example@x.example, home.example=doe@x.example',
      masked: 'patron-2@home.example, patron-1=work.example@x.example, home.example=patron-2@x.example',
    },
    {
      patrons: [
        ['Sam', 'sam@gmail.com'],
        ['Samira', 'sam.sample@gmail.com'],
        ['Lee', 'x.sam@gmail.com'],
      ],
      name: 'a part of another address',
      why: 'the longer one is meant',
      text: 'sam@gmail.com sam.sample@gmail.com x.sam@gmail.com',
      masked: 'patron-1@gmail.com patron-2@gmail.com patron-3@gmail.com',
    },
    {
      patrons: [['Jo', '"jo \\"b\\" doe"@odd.example']],
      name: 'quoted local part',
      why: 'it may hold blanks and quotes (RFC 5321 section 4.1.2)',
      text: 'RCPT TO:<"jo \\"b\\" doe"@odd.example>, jo%20%22b%22%20doe%40odd.example, jo\\032"b"\\032doe._spf.odd.example',
      masked: 'RCPT TO:<"patron-1"@odd.example>, patron-1%40odd.example, patron-1._spf.odd.example',
    },
    {
      patrons: [['Zoë Müller', 'zoë.müller@bücher.example']],
      name: 'beyond ASCII',
      why: 'SMTPUTF8, A-labels, decomposed letters and encoded octets are one address',
      text: 'ZOË.MÜLLER@bücher.example zoë.müller@xn--bcher-kva.example zo\u0065\u0308.mu\u0308ller zo%C3%AB.m%c3%bcller%40bücher.example'.replace(
        'zo\u0065\u0308',
        'zoe\u0308',
      ),
      masked: 'patron-1@bücher.example patron-1@xn--bcher-kva.example patron-1 patron-1%40bücher.example',
    },
    {
      patrons: [['Both', ' mailto:ann@x.example; b.lee@y.example ']],
      name: 'two in one field, with mailto:',
      why: 'the field holds whatever was typed, and each address in it is somebody’s',
      text: '<ann@x.example> <b.lee@y.example>, ann, b.lee',
      masked: '<patron-1@x.example> <patron-1-b@y.example>, patron-1, patron-1-b',
    },
    {
      patrons: [['Nobody', 'ann lopez at yahoo']],
      name: 'no address at all',
      why: 'what stands in the field is personal all the same',
      text: '501 <ann lopez at yahoo> is no address; Ann_Lopez%20at yahoo',
      masked: '501 <patron-1> is no address; patron-1',
    },
    {
      patrons: [['Kim', 'kim@x.example']],
      name: 'not on file',
      why: 'the same local part elsewhere is likely the same person',
      text: 'kim@elsewhere.example',
      masked: 'patron-1@elsewhere.example',
    },
  ]);
});

describe('a local part in the DNS (RFC 7208 section 7.2)', () => {
  check([
    {
      ...ANN,
      name: '%{l}',
      why: 'one or several labels',
      text: 'ann.lopez._spf.acme.org',
      masked: 'patron-1._spf.acme.org',
    },
    { ...ANN, name: '%{lr}', why: 'reversed', text: 'lopez.ann._spf.acme.org', masked: 'patron-1._spf.acme.org' },
    { ...ANN, name: '%{l1}', why: 'one part alone', text: 'lopez._spf.acme.org', masked: 'patron-1._spf.acme.org' },
    {
      ...ANN,
      name: '%{s}',
      why: 'with @',
      text: 'ann.lopez@yahoo.com._spf.acme.org',
      masked: 'patron-1@yahoo.com._spf.acme.org',
    },
    {
      ...ANN,
      name: '%{S}',
      why: 'escaped as in a URL',
      text: 'ann.lopez%40yahoo.com._spf.acme.org',
      masked: 'patron-1%40yahoo.com._spf.acme.org',
    },
    {
      ...ANN,
      name: '%{sr}',
      why: 'the reversed sender is cut at its dots',
      text: 'com.lopez@yahoo.ann._spf.acme.org TXT',
      masked: 'com.patron-1@yahoo.patron-1._spf.acme.org TXT',
    },
    {
      ...ANN,
      name: '%{l}.%{d}',
      why: 'in front of its own domain without @',
      text: '"v=spf1 exists:ann.lopez.yahoo.com -all"',
      masked: '"v=spf1 exists:patron-1.yahoo.com -all"',
    },
    {
      patrons: [['M', 'ann-marie+zed@y.example']],
      hosts: ['acme.org'],
      name: '%{lr-} and %{l+}',
      why: 'cut at other delimiters',
      text: 'marie.ann._spf.acme.org ann-marie.zed._spf.acme.org',
      masked: 'patron-1._spf.acme.org patron-1.patron-1._spf.acme.org',
    },
    {
      patrons: [
        ['A', 'acme@gmail.com'],
        ['G', 'gmail@acme.org'],
        ['M', 'mail@yahoo.com'],
      ],
      hosts: ['acme.org', 'gmail.com', 'mail.acme.org'],
      name: 'like a label of a domain',
      why: 'domains stay, and what stands in front of them does not',
      text: 'acme.org gmail.com mail.acme.org acme._spf.acme.org support.gmail.com acme@gmail.com gmail@acme.org mail@yahoo.com',
      masked:
        'acme.org gmail.com mail.acme.org patron-1._spf.acme.org support.gmail.com patron-1@gmail.com patron-2@acme.org patron-3@yahoo.com',
    },
    {
      patrons: [
        ['G', 'google@x.example'],
        ['S', 'support@x.example'],
      ],
      name: 'like a domain that no scenario declares',
      why: 'a registered domain is nobody’s local part',
      text: 'go to https://answers.google.com/mail',
      masked: 'go to https://answers.google.com/mail',
    },
    {
      patrons: [['Maria', 'maria.li@gmail.com']],
      hosts: ['acme.org'],
      name: 'like a whole domain',
      why: 'where nobody declares that domain, the person is meant',
      text: 'maria.li maria.li._spf.acme.org mx.maria.li',
      masked: 'patron-1 patron-1._spf.acme.org mx.maria.li',
    },
    {
      patrons: [['Q', 'q@gmail.com', 'zoe.w@yahoo.com']],
      hosts: ['gmail.com', 'yahoo.com'],
      name: '%{sr} and %{S} of a rewritten sender',
      why: 'even one letter of it is a part of somebody’s address',
      text: 'com.com@gmail.w=yahoo.q+caf_=zoe.sr._spf.gmail.com q%2bcaf_%3dzoe.w%3dyahoo.com%40gmail.com.u._spf.gmail.com redirect=w.yahoo.com',
      masked:
        'com.com@gmail.patron-1-b=yahoo.patron-1+caf_=patron-1-b.sr._spf.gmail.com patron-1%2bcaf_%3dpatron-1-b%3dyahoo.com%40gmail.com.u._spf.gmail.com redirect=patron-1-b.yahoo.com',
    },
    {
      patrons: [['Ten', '10@x.example']],
      name: 'a number',
      why: 'addresses, dates and codes are full of numbers',
      text: '10@x.example 152.10.213.54.in-addr.arpa 10.0.0.10 2026-10-10 10 mx.x.example. 10._spf.x.example',
      masked:
        'patron-1@x.example 152.10.213.54.in-addr.arpa 10.0.0.10 2026-10-10 10 mx.x.example. patron-1._spf.x.example',
    },
  ]);
});

describe('a local part that is a word', () => {
  check([
    {
      patrons: [
        ['P', 'pat@x.example'],
        ['A', 'ann@x.example'],
      ],
      name: 'inside a word',
      why: 'only whole words can be somebody',
      text: 'A path, an annotation, Pattern_pat and pat.',
      masked: 'A path, an annotation, Pattern_patron-1 and patron-1.',
    },
    {
      patrons: [
        ['Mail', 'mail@x.example'],
        ['To', 'to@x.example'],
      ],
      name: 'of mail itself',
      why: 'a word of every sentence identifies nobody, but an address does',
      text: 'MAIL FROM:<mail@x.example> is mail to the mail server, RCPT TO:<to@x.example>',
      masked: 'MAIL FROM:<patron-1@x.example> is mail to the mail server, RCPT TO:<patron-2@x.example>',
    },
    {
      patrons: [['A', 'a@x.example']],
      kept: ['la.a@k.example'],
      hosts: ['acme.org'],
      name: 'of one letter',
      why: 'a letter is nobody’s, unless it stands where a local part does',
      text: 'v=spf1 a mx; a mailbox; a@x.example, a%40x.example, x.example=a@f.example, a._spf.acme.org, banana@x.example, la.a@k.example',
      masked:
        'v=spf1 a mx; a mailbox; patron-1@x.example, patron-1%40x.example, x.example=patron-1@f.example, patron-1._spf.acme.org, banana@x.example, la.a@k.example',
    },
    {
      patrons: [['L', 'library@gmail.com']],
      kept: ['library@acme.org', 'acme.library@gmail.com'],
      name: 'of the library’s own address',
      why: 'that address has to be known to mend anything',
      text: 'Library@acme.org, acme.library@gmail.com, SRS0=abcd=IY=acme.org=library@f.example, library@gmail.com; the library',
      masked:
        'Library@acme.org, acme.library@gmail.com, SRS0=abcd=IY=acme.org=library@f.example, patron-1@gmail.com; the library',
    },
    {
      patrons: [['Ann', 'ann@x.example']],
      name: 'in front of another letter',
      why: 'a word goes on with letters beyond ASCII',
      text: 'annéxe, Annú and éann; ann é',
      masked: 'annéxe, Annú and éann; patron-1 é',
    },
    {
      patrons: [['One', '1@x.example']],
      name: 'like the number of a pseudonym',
      why: 'what was masked is nobody’s address',
      text: '1@x.example, 1%40x.example',
      masked: 'patron-1@x.example, patron-1%40x.example',
    },
    {
      patrons: [
        ['X', 'patron-1@x.example'],
        ['Y', 'reader@x.example'],
      ],
      name: 'like a pseudonym',
      why: 'then people are called something else',
      text: 'patron-1@x.example reader@x.example',
      masked: 'borrower-1@x.example borrower-2@x.example',
    },
    {
      patrons: [['Ab', 'ab@x.example']],
      name: 'like a piece of a key',
      why: 'base64 that holds no text is no word',
      text: 'p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1ji5fNvaj+ab+hH5S',
      masked: 'p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1ji5fNvaj+ab+hH5S',
    },
  ]);
});

describe('a name', () => {
  check([
    {
      ...ANN,
      name: 'in any order and case',
      why: 'records turn it round',
      text: 'Ann Lopez, ANN LOPEZ, Lopez, Ann; ann lopez; Ann%20Lopez; Ann_Lopez; Ann\n Lopez’s',
      masked: 'Patron 1, Patron 1, Patron 1; Patron 1; Patron 1; Patron 1; Patron 1’s',
    },
    {
      patrons: [
        ['Direct', 'd@x.example'],
        ['Classic', 'c@y.example'],
      ],
      ownTitles: ['Classic Mail'],
      name: 'of one word',
      why: 'it counts as it is written, and not in the title of a provider',
      text: 'notice Direct c2: a direct way. Classic Mail and classic mail. Classic.',
      masked: 'notice Patron 1 c2: a direct way. Classic Mail and classic mail. Patron 2.',
    },
    {
      patrons: [['Patron', 'j@x.example']],
      name: 'that is none',
      why: 'a story may call somebody Patron; then the word stays',
      text: 'Ask the patron. Patron reads it.',
      masked: 'Ask the patron. Patron reads it.',
    },
    {
      patrons: [['Kim', 'kim@x.example']],
      name: 'and local part alike',
      why: 'in front of an @ it is the local part',
      text: 'Kim reads Kim@x.example.',
      masked: 'Patron 1 reads patron-1@x.example.',
    },
    {
      patrons: [
        ['李雷', 'l@x.example'],
        ["Seán O'Neil", 'o@x.example'],
        ['X (Æ) [.*]', 'x@x.example'],
      ],
      name: 'with other letters and signs',
      why: 'Han has no blanks, apostrophes have two forms, and no sign is an operator',
      text: "给李雷的 Seán O’Neil Se%C3%A1n O'Neil =?utf-8?Q?Se=C3=A1n_O=27Neil?= X (Æ) [.*]!",
      masked: `给Patron 1的 Patron 2 Patron 2 =?utf-8?B?${Buffer.from('Patron 2').toString('base64')}?= Patron 3!`,
    },
    {
      patrons: [
        ['=HYPERLINK("x")', 'h@x.example'],
        ['</td><b>', 't@x.example'],
      ],
      name: 'made to do harm elsewhere',
      why: 'it is only a text, also where it was escaped',
      text: 'for =HYPERLINK("x") and &lt;/td&gt;&lt;b&gt; and </td><b>.',
      masked: 'for Patron 1 and Patron 2 and Patron 2.',
    },
  ]);

  it('is known by its parts where the writer of a scenario writes', () => {
    const { written, text } = masker({
      patrons: [
        ['Ann Lopez', 'al@x.example'],
        ['At Gmail', 'g@gmail.com'],
      ],
      hosts: ['gmail.com'],
    });
    expect(written('Ann answers, as Lopez does; at Gmail annotations stay.')).toBe(
      'Patron 1 answers, as Patron 1 does; at Gmail annotations stay.',
    );
    expect(text('Ann.'), 'our own sentences have whole names').toBe('Ann.');
  });
});

const ITEM = 'Okafor, Daniel, Bread without hurry / 2021';

describe('a title', () => {
  check([
    {
      titles: [ITEM],
      name: 'whole',
      why: 'it is reading history',
      text: `the loan: ${ITEM}, due`,
      masked: 'the loan: Item 1, due',
    },
    {
      titles: [ITEM],
      name: 'in parts',
      why: 'author and title may be printed by themselves',
      text: '“Bread without Hurry” by Okafor, Daniel; Daniel, Bread without hurry; OKAFOR, DANIEL, BREAD WITHOUT HURRY',
      masked: '“Item 1” by Item 1; Item 1; Item 1',
    },
    {
      titles: ['Moreau, Claire, Breathing machines, a history / 2012'],
      name: 'with a subtitle',
      why: 'its last words are anybody’s',
      text: 'Breathing machines, a history; Moreau, Claire; as for a history of that',
      masked: 'Item 1; Item 1; as for a history of that',
    },
    {
      titles: [ITEM],
      name: 'cut off',
      why: 'columns end before titles do',
      text: 'Okafor, Daniel, Bread wi… | Bread without h... | Bread wit',
      masked: 'Item 1… | Item 1... | Item 1',
    },
    {
      titles: [ITEM],
      name: 'encoded',
      why: 'header fields and bodies are (RFC 2047, RFC 2045)',
      text: `=?utf-8?Q?Overdue:_Bread_without_hurry?= ${Buffer.from('Bread without hurry').toString('base64')} =?iso-8859-1?B?${Buffer.from('Bread ').toString('base64')}?=\r\n =?utf-8?B?${Buffer.from('without hurry').toString('base64')}?=`,
      masked: `=?utf-8?B?${Buffer.from('Overdue: Item 1').toString('base64')}?= ${Buffer.from('Item 1').toString('base64')} =?utf-8?B?${Buffer.from('Item 1').toString('base64')}?=`,
    },
    {
      titles: ['Emma', 'Emma and the rest', 'Emma / 2003'],
      name: 'in another',
      why: 'the longest counts',
      text: 'Emma; Emma and the rest; Emma / 2003; emma',
      masked: 'Item 1; Item 2; Item 3; emma',
    },
    {
      titles: ['C++ (2nd ed.) [a-z]* | $1 ^\\d+?', '$& and $1'],
      name: 'of signs',
      why: 'signs are no operators, neither when found nor when replaced',
      text: 'C++ (2nd ed.) [a-z]* | $1 ^\\d+?, $& and $1.',
      masked: 'Item 1, Item 2.',
    },
    {
      titles: ['1984', '7'],
      name: 'of digits',
      why: 'a date, a code or an address has digits too',
      text: 'the loan: 1984, due on 1984-10-12; 550 5.1984 RFC-1984; "7"; 7 attempts',
      masked: 'the loan: Item 1, due on 1984-10-12; 550 5.1984 RFC-1984; "Item 2"; 7 attempts',
    },
  ]);
});

it('gives the same for the same, whatever was masked before', () => {
  const one = masker(ANN);
  const other = masker(ANN);
  other.text('Ann Lopez lopez.ann._spf.acme.org');
  expect(other.text('RCPT TO:<ann.lopez@yahoo.com>')).toBe(one.text('RCPT TO:<ann.lopez@yahoo.com>'));
});

it('leaves all as it is where nobody has anything to hide', () => {
  expect(masker({}).text('ann@x.example')).toBe('ann@x.example');
});
