import type { AttemptEvidence, AttemptExplanation, DnsExplanation } from '../../model/explanation.ts';
import { dkimText } from './dkim-text.ts';
import { dmarcBothText } from './dmarc-both-text.ts';
import { alignmentText, dmarcText } from './dmarc-text.ts';
import type { Page } from './page.ts';
import { dayAndTime, lines, section, shortened, timeOfDay } from './page.ts';
import { rulesText } from './rules-text.ts';
import { spfText } from './spf-text.ts';

/** The evidence of one attempt, in the order in which it came about. */
export function attemptText(attempt: AttemptExplanation, evidence: AttemptEvidence, page: Page): readonly string[] {
  const parts = [
    [
      `    ${page.colours.bold(`Attempt ${attempt.number}`)}, ${dayAndTime(attempt.at)}`,
      ...connection(attempt, evidence, page),
    ],
    section('DNS questions', dnsText(evidence.dns, page), page, 6),
    section('SMTP', dialogueText(evidence, page), page, 6),
    iprevText(evidence, page),
    spfText(evidence.spf, page),
    dkimText(evidence.dkim, page),
    alignmentText(evidence.alignment, page),
    dmarcText(evidence.dmarc, page),
    dmarcBothText(evidence.dmarcBoth, page),
    section(
      'Also found',
      evidence.alsoFound.flatMap((text) => lines(text, page, { indent: 8, hanging: 2 })),
      page,
      6,
    ),
    rulesText(evidence.rules, attempt.reply, page),
  ];
  return parts.filter((part) => part.length > 0).flatMap((part) => ['', ...part]);
}

function connection({ reply, local }: AttemptExplanation, evidence: AttemptEvidence, page: Page): readonly string[] {
  const { clientIp, clientHost, serverIp, serverHost, server } = evidence;
  if (serverIp === null)
    return lines(`${clientHost} found no host to connect to: ${reply}`, page, { indent: 6, hanging: 2 });
  const to = `${serverIp} (${serverHost ?? 'unnamed'}${server === null ? '' : `, ${server}`})`;
  const end = local ? `: ${reply}` : '';
  return lines(`${clientIp} (${clientHost}) connects to ${to}${end}`, page, { indent: 6, hanging: 2 });
}

function dnsText(dns: readonly DnsExplanation[], page: Page): readonly string[] {
  return [...Map.groupBy(dns, ({ by }) => by)].flatMap(([by, entries]) => [
    ...lines(`${by} asked`, page, { indent: 8 }),
    ...entries.flatMap((entry) => questionText(entry, page)),
  ]);
}

function questionText({ name, type, answer, fromCache, ttl }: DnsExplanation, page: Page): readonly string[] {
  const keeps = `${ttl} s`;
  const note = fromCache ? ` (from its cache, ${keeps} left)` : ttl > 0 ? ` (kept for ${keeps})` : '';
  return lines(`${name} ${type}: ${shortened(answer)}${note}`, page, { indent: 10, hanging: 2 });
}

function dialogueText({ dialogue }: AttemptEvidence, page: Page): readonly string[] {
  return dialogue.flatMap(({ who, line, at }) =>
    lines(`${timeOfDay(at)} ${who === 'client' ? 'C:' : 'S:'} ${line}`, page, { indent: 8, hanging: 12 }),
  );
}

/** RFC 8601 section 2.7.3. */
function iprevText({ iprev, clientIp }: AttemptEvidence, page: Page): readonly string[] {
  if (iprev === null) return [];
  const text = `Reverse DNS: ${iprev.result}; ${nameText(iprev, clientIp)}.`;
  const [first = '', ...rest] = lines(text, page, { indent: 6, hanging: 2 });
  return [first.replace('Reverse DNS', page.colours.bold('Reverse DNS')), ...rest];
}

function nameText({ result, name }: NonNullable<AttemptEvidence['iprev']>, clientIp: string): string {
  switch (result) {
    case 'pass':
      return `the PTR name of ${clientIp}, ${name}, leads back to it`;
    case 'none':
      return `${clientIp} has no PTR name`;
    case 'mismatch':
      return `the PTR name of ${clientIp}, ${name}, does not lead back to it`;
    case 'temperror':
      return `the DNS did not say what name ${clientIp} has`;
  }
}
