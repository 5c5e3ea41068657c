/** Longer than any record that works: RFC 7208 section 3.4 advises 450 octets for all of a name's answer. */
const MOST = 600;

/** What somebody published or wrote, as a sentence quotes it: of a text beyond reading only the beginning. */
export function quote(text: string): string {
  return text.length <= MOST ? text : `${text.slice(0, MOST)}… (${text.length} characters)`;
}
