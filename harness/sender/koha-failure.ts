import type { Koha } from '../model/sender.ts';
import type { Person } from '../model/people.ts';
import { addressProblem } from '../standards/address.ts';
import type { KohaIdentity } from './koha-identity.ts';
import type { NeverSent } from './never-sent.ts';

/**
 * Why a queued message fails before any server is asked, in the order in which Koha finds out (C4/Letters.pm and
 * Koha/Email.pm, public repository, 2020 to 2024). The rows are its failure codes.
 */
export function kohaFailure(koha: Koha, person: Person, identity: KohaIdentity): NeverSent | null {
  if (person.deleted === true) {
    return { row: 'INVALID_BORNUMBER', reason: `The record of ${person.id} was deleted while the message waited.` };
  }
  const to = person.address.trim();
  if (to === '') return { row: 'NO_EMAIL', reason: `The record of ${person.id} holds no e-mail address.` };
  if (identity.from === '') {
    return { row: 'NO_FROM', reason: 'Neither the library nor KohaAdminEmailAddress has an address to write from.' };
  }
  const all = koha.preferences.SendAllEmailsTo.trim();
  return (
    invalid('from', identity.from) ??
    invalid('to', all === '' ? to : all) ??
    invalid('reply_to', identity.replyTo) ??
    invalid('sender', identity.returnPath) ??
    // SendAllEmailsTo takes the place of copies too.
    invalid('bcc', all === '' ? koha.preferences.NoticeBcc.trim() : '')
  );
}

type Field = 'from' | 'to' | 'reply_to' | 'sender' | 'bcc';

function invalid(field: Field, address: string): NeverSent | null {
  const problem = address === '' ? null : addressProblem(address);
  return problem === null
    ? null
    : { row: `INVALID_EMAIL:${field}`, reason: `${address} cannot be used as an e-mail address. ${problem}` };
}
