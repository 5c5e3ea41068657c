import type { PatronsReport, PatronsTouched } from '../../model/patrons.ts';
import { ADDRESS_SLIPS, type AddressSlip } from '../../standards/address-slip.ts';
import { countText, listText, numberText } from '../words/lists.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';

/** What an address export tells: who is touched by what was played, and what is wrong with the addresses themselves. */
export function patronsBehind({ patrons }: Case): readonly Finding[] {
  if (patrons === null) return [];
  return [...patrons.notices.flatMap((act) => touched(act, patrons)), ...ofAddresses(patrons), ...ofTable(patrons)];
}

function touched(act: PatronsTouched, { patrons: of }: PatronsReport): readonly Finding[] {
  const failed = act.fates.filter(({ fate }) => fate !== 'inbox' && fate !== 'inconclusive');
  const found: Finding[] = [];
  if (failed.length > 0) {
    const fates = failed.map(
      ({ fate, patrons, receivers }) =>
        `${fate} for ${numberText(patrons)} of ${countText(of, 'patron')}: all at ${listText(receivers)}`,
    );
    const patrons = failed.reduce((sum, one) => sum + one.patrons, 0);
    found.push({ code: 'patrons-touched', severity: 'error', facts: { act: act.act, patrons, of, fates } });
  }
  const { patrons, receivers } = act.notPlayed;
  if (patrons === 0) return found;
  return [...found, { code: 'patrons-not-played', severity: 'note', facts: { act: act.act, patrons, of, receivers } }];
}

/** After a number of addresses. */
const SLIPS: Readonly<Record<AddressSlip, string>> = {
  'several-addresses': 'with several addresses in one field',
  'display-name': 'with a name around angle brackets',
  mailto: 'with mailto: in front',
  'invisible-character': 'with a character that cannot be seen',
  'two-ats': 'with more than one @',
  'no-at': 'without @',
  'comma-for-dot': 'with a comma for a dot',
  space: 'with a space in it',
  'beyond-ascii': 'with letters beyond ASCII in front of the @',
  other: 'wrong otherwise',
};

function slipText(kind: string): string {
  return SLIPS[ADDRESS_SLIPS.find((slip) => slip === kind) ?? 'other'];
}

function ofAddresses({ file, patrons: of, ...export_ }: PatronsReport): readonly Finding[] {
  const found: Finding[] = [];
  if (export_.unusable > 0) {
    const kinds = export_.unusableAddresses.map(
      ({ kind, count, first }) =>
        `${numberText(count)} ${slipText(kind)} (${first.map(({ line, field, address }) => `line ${line}, ${field}: ${address}`).join('; ')})`,
    );
    const facts = { file, patrons: export_.unusable, of, kinds };
    found.push({ code: 'export-addresses-bad', severity: 'warning', facts });
  }
  const { withoutMail, unknown, duplicates, duplicatesExact } = export_;
  if (withoutMail.patrons > 0) {
    const facts = { file, patrons: withoutMail.patrons, of, domains: namesOf(withoutMail.domains) };
    found.push({ code: 'export-domains-without-mail', severity: 'warning', facts });
  }
  if (unknown.patrons > 0) {
    const facts = { file, patrons: unknown.patrons, of, domains: namesOf(unknown.domains) };
    found.push({ code: 'export-domains-unknown', severity: 'note', facts });
  }
  if (duplicates > 0 || !duplicatesExact) {
    const facts = { file, patrons: duplicates, of, exact: duplicatesExact };
    found.push({ code: 'export-duplicates', severity: 'note', facts });
  }
  return found;
}

function namesOf(domains: PatronsReport['unknown']['domains']): readonly string[] {
  return domains.map(({ domain, why, patrons }) => `${domain} (${numberText(patrons)}, ${why})`);
}

function ofTable({ file, header, formulas, unevenRows }: PatronsReport): readonly Finding[] {
  const found: Finding[] = [];
  if (formulas.count > 0) {
    const facts = { file, rows: formulas.count, lines: formulas.lines.map(String) };
    found.push({ code: 'export-formulas', severity: 'warning', facts });
  }
  if (unevenRows.count > 0) {
    const facts = { file, rows: unevenRows.count, lines: unevenRows.lines.map(String) };
    found.push({ code: 'export-rows-uneven', severity: 'warning', facts });
  }
  if (header !== 'named') found.push({ code: 'export-columns-guessed', severity: 'note', facts: { file, header } });
  return found;
}
