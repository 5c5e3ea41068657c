import { fieldsNamed, parseHeader } from '../standards/header.ts';

/** A Message-ID field wherever it stands: in the returned header of a report (RFC 6522), or in the message returned. */
const RETURNED_ID = /^message-id:\s*(<[^<>\s]+>)/gim;

const ANY_ID = /<[^<>\s]+>/g;

/** Message-IDs of the messages that a bounce or an automatic answer is about. */
function answeredIds(raw: Buffer): readonly string[] {
  const text = raw.toString('latin1');
  const end = text.search(/\r?\n\r?\n/);
  const body = end < 0 ? '' : text.slice(end);
  const answered = fieldsNamed(parseHeader(raw), 'In-Reply-To').flatMap(({ value }) => value.match(ANY_ID) ?? []);
  return [...answered, ...[...body.matchAll(RETURNED_ID)].map((match) => match[1] ?? '')];
}

/**
 * Whether a message from the null sender is about nothing that the site itself ever sent: what filters against
 * backscatter take for an answer to forged mail.
 *
 * @param departed `site|Message-ID` of what sites' own hosts have sent.
 */
export function isForeignBounce(raw: Buffer, mailFrom: string, site: string, departed: ReadonlySet<string>): boolean {
  return mailFrom === '' && !answeredIds(raw).some((id) => departed.has(`${site}|${id}`));
}
