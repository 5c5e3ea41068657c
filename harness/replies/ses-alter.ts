import { OwnFault } from '../model/fault.ts';
import type { Alteration } from '../model/receiver.ts';
import type { SesFact } from '../model/ses.ts';
import type { Signing, Site } from '../model/world.ts';
import { fieldsNamed, parseHeader } from '../standards/header.ts';
import { localText } from '../standards/local-text.ts';
import type { AlterContext, Passing } from './alter.ts';

type SesAlteration = Extract<Alteration, `ses-${string}` | 'feedback-to-submitter'>;

/**
 * What Amazon SES makes of a message on its way (Developer Guide, 2022): another Message-ID and Date, a return path of its
 * own, the signature of Easy DKIM and one with d=amazonses.com; and of what comes back, a notification to the MAIL FROM as
 * it was submitted, with another From.
 *
 * @throws OwnFault where the host is no Amazon SES: receiver files and sites that do not fit are refused before.
 */
export function alteredBySes(passing: Passing, alteration: SesAlteration, { ses, site }: AlterContext): Passing {
  if (ses === null || site.ses === undefined) throw new OwnFault(`${site.id} has no account of Amazon SES`);
  switch (alteration) {
    case 'ses-header': {
      const dated = withField(passing.raw, 'Date', localText(passing.at, 'utc', 'mail'));
      return { ...passing, raw: withField(dated, 'Message-ID', `<${ses.id}@email.amazonses.com>`) };
    }
    case 'ses-return-path':
      return { ...passing, mailFrom: `${ses.id}@${ses.returnPath.domain}` };
    case 'ses-signatures':
      return { ...passing, signing: keysOf(ses, site) };
    case 'feedback-to-submitter': {
      const to = ses.feedback?.submitter ?? '';
      if (to === '') throw new OwnFault(`${site.id} sends feedback on to nobody`);
      return { ...passing, to, mailFrom: '', raw: withField(passing.raw, 'From', site.dsnFrom) };
    }
  }
}

function keysOf({ signs }: SesFact, { ses, signing }: Site): readonly Signing[] {
  const [selector] = ses?.tokens ?? [];
  if (signs === '' || ses === undefined || selector === undefined) return signing;
  return [...signing, { domain: signs, selector, privateKey: ses.key }];
}

/** Gives a header field another value, or puts it in front where there is none. */
function withField(raw: Buffer, name: string, value: string): Buffer {
  const line = `${name}: ${value}\r\n`;
  const [field] = fieldsNamed(parseHeader(raw), name);
  const text = raw.toString('latin1');
  return Buffer.from(field === undefined ? line + text : text.replace(field.raw, () => line), 'latin1');
}
