import type { Koha } from '../../model/sender.ts';
import { addressProblem } from '../../standards/address.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, peopleOf } from './sets.ts';

/** What a Koha is set to that loses notices or answers, whatever servers do. */
export function kohaSettings(c: Case): readonly Finding[] {
  const { sender } = c.world;
  if (sender.kind !== 'koha') return [];
  const notices = c.flows.filter((flow) => flow.key.flow === 'notice');
  return [...diverted(sender, notices), ...unusable(sender, notices), ...kept(notices)];
}

function diverted({ preferences }: Koha, notices: readonly MergedFlow[]): readonly Finding[] {
  const address = preferences.SendAllEmailsTo.trim();
  const sent = notices.filter(({ chain }) => chain.length > 0);
  if (address === '' || sent.length === 0) return [];
  return [{ code: 'mail-diverted', severity: 'error', facts: { people: peopleOf(sent), address } }];
}

const FIELDS = {
  'INVALID_EMAIL:from': 'from',
  'INVALID_EMAIL:reply_to': 'replyTo',
  'INVALID_EMAIL:sender': 'returnPath',
  'INVALID_EMAIL:bcc': 'copy',
  NO_FROM: 'from',
} as const;

/** Addresses that the library itself set, and Koha cannot use. */
function unusable(koha: Koha, notices: readonly MergedFlow[]): readonly Finding[] {
  return Object.entries(FIELDS).flatMap(([failure, field]) => {
    const lost = ofRow(notices, failure);
    if (lost.length === 0) return [];
    const settings = settingsOf(koha, field).filter(({ address }) => isWrong(address, failure));
    const facts = {
      people: peopleOf(lost),
      failure,
      address: settings[0]?.address ?? '',
      settings: settings.map(({ name }) => name),
    };
    return [{ code: 'sender-address-unusable', severity: 'error', facts }];
  });
}

function isWrong(address: string, failure: string): boolean {
  return failure === 'NO_FROM' ? address === '' : address !== '' && addressProblem(address) !== null;
}

const SETTINGS = {
  from: ['branchemail', 'KohaAdminEmailAddress'],
  replyTo: ['branchreplyto', 'ReplytoDefault'],
  returnPath: ['branchreturnpath', 'ReturnpathDefault'],
} as const;

/** The settings that an address can come from, as they stand at the start. */
function settingsOf({ libraries, preferences }: Koha, field: keyof typeof SETTINGS | 'copy') {
  if (field === 'copy') return [{ name: 'NoticeBcc', address: preferences.NoticeBcc.trim() }];
  const [ofLibrary, usual] = SETTINGS[field];
  const written = [...libraries.values()].map((library) => {
    return { name: `${ofLibrary} of ${library.code}`, address: library[ofLibrary].trim() };
  });
  return [...written, { name: usual, address: preferences[usual].trim() }];
}

const KEPT = {
  INVALID_BORNUMBER: { code: 'patron-record-deleted', severity: 'note' },
  'opted-out': { code: 'notices-turned-off', severity: 'note' },
  'not-due': { code: 'not-due', severity: 'note' },
} as const;

function kept(notices: readonly MergedFlow[]): readonly Finding[] {
  return Object.entries(KEPT).flatMap(([row, { code, severity }]) => {
    const some = ofRow(notices, row);
    if (some.length === 0) return [];
    return [{ code, severity, facts: { people: peopleOf(some), acts: distinct(some.map((flow) => flow.key.act)) } }];
  });
}

function ofRow(notices: readonly MergedFlow[], row: string): readonly MergedFlow[] {
  return notices.filter((flow) => flow.fate === 'never-sent' && flow.rule?.split('#')[1] === row);
}
