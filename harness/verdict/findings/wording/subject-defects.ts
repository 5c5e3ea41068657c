import { fieldsNamed } from '../../../standards/header.ts';
import { has, type Received } from './received.ts';

/** Characters. RFC 5322 sets no limit to a subject; mail programs show about half as many. The number is our own. */
const LONGEST_SUBJECT = 120;

/** What is wrong with the subject of a notice: nothing in most cases. */
export function subjectDefects(notice: Received): readonly string[] {
  const [field] = fieldsNamed(notice.header, 'Subject');
  const value = field?.value ?? '';
  if (value === '') return ['empty'];
  const answers = has(notice, 'In-Reply-To') || has(notice, 'References');
  return [
    // RFC 5322 section 3.6.5: Re: stands for an answer to another message.
    ...(/^(?:re|aw|fwd?)\s*:/i.test(value) && !answers ? ['begins as an answer to nothing'] : []),
    // RFC 5322 section 2.2: a field body is ASCII; anything else goes as encoded words (RFC 2047).
    ...(/[\x80-\xff]/.test(field?.raw ?? '') ? ['octets beyond ASCII that are not encoded'] : []),
    ...([...value].length > LONGEST_SUBJECT ? [`more than ${LONGEST_SUBJECT} characters`] : []),
  ];
}
