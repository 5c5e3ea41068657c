import { addAddressForms, addLocalForms } from './address-forms.ts';
import { maskEncoded } from './encoded.ts';
import { candidatesAt } from './candidates.ts';
import { Forms, type Form } from './forms.ts';
import { keyRuns } from './key-runs.ts';
import { addKeptTitles, addNameParts, addPhraseForms } from './phrase-forms.ts';
import type { Secrets } from './secrets.ts';
import { maskSrsHash } from './srs-hash.ts';

/** Writes texts without what must not be seen. The same text always gives the same, and a masked one stays as it is. */
export interface Masker {
  /** A text of noticeproof's own or of a server's. */
  readonly text: (text: string) => string;
  /** A text that the writer of a scenario wrote, who may call people by their first names. */
  readonly written: (text: string) => string;
}

/** Puts pseudonyms in place of addresses, names and titles, in whatever form a text has them. */
export function makeMasker(given: Secrets): Masker {
  const domains = given.addresses.map(({ domain }) => domain).filter((domain) => domain !== '');
  const secrets = { ...given, hosts: new Set([...given.hosts, ...domains]) };
  const written = formsOf(secrets);
  addNameParts(written, secrets);
  return { text: remembering(scanner(formsOf(secrets))), written: remembering(scanner(written)) };
}

/** Of two that fit equally far the first counts: `Kim` is a name, but not in front of an @. */
function formsOf(secrets: Secrets): Forms {
  const forms = new Forms();
  addAddressForms(forms, secrets);
  addKeptTitles(forms, secrets);
  addPhraseForms(forms, secrets);
  addLocalForms(forms, secrets);
  return forms;
}

/** A report says most things many times. */
function remembering(mask: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const masked = mask(text);
    known.set(text, masked);
    return masked;
  };
}

function scanner(forms: Forms): (text: string) => string {
  const odd = [...forms.odd.keys()].map((key) => key.replace(/[\\\]^-]/, '\\$&')).join('');
  const begins = new RegExp(odd === '' ? '[a-z0-9]+' : `[a-z0-9]+|[${odd}]`, 'giu');
  const plain = (text: string): string => maskSrsHash(text, scan(text, forms, begins));
  return (text) => plain(maskEncoded(text, plain));
}

function scan(text: string, forms: Forms, begins: RegExp): string {
  let masked = '';
  let done = 0;
  const starts = new RegExp(begins);
  const runs = keyRuns(text);
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    const { index } = match;
    const within = runs.find(({ start, end }) => index >= start && index < end);
    const hit = within === undefined ? hitAt(text, index, match[0], forms) : null;
    if (within !== undefined) starts.lastIndex = within.end;
    if (hit === null) continue;
    masked += text.slice(done, hit.start) + hit.instead;
    done = hit.end;
    starts.lastIndex = hit.end;
  }
  return masked + text.slice(done);
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** What begins at a run of letters, or within it behind an octet that is written as `%3D` or `=3D`. */
function hitAt(text: string, index: number, run: string, forms: Forms): Hit | null {
  const odd = forms.odd.get(run.toLowerCase());
  if (odd !== undefined) return isWordEdge(text, index) ? longest(text, index, odd) : null;
  const hit = forms.root.next.size > 0 && isWordEdge(text, index) ? bestAt(text, index, forms) : null;
  if (hit !== null) return hit;
  const [octet = ''] = (/[%=]/.test(text.charAt(index - 1)) ? /^(?:25)?[0-9a-f]{2}/i.exec(run) : null) ?? [];
  return octet === '' || octet.length === run.length ? null : bestAt(text, index + octet.length, forms);
}

function bestAt(text: string, start: number, all: Forms): Hit | null {
  const { forms, cut } = candidatesAt(text, start, all);
  const hit = longest(text, start, forms);
  return cut === null || cut.end <= (hit?.end ?? 0) ? hit : { start, end: cut.end, instead: cut.as };
}

function longest(text: string, start: number, forms: readonly Form[]): Hit | null {
  let found: Hit | null = null;
  for (const form of forms) {
    const end = form.endOf(text, start);
    if (end === null || end <= (found?.end ?? start) || !isWordEdge(text, end)) continue;
    const instead = form.replace(text, { start, end });
    if (instead !== null) found = { start, end, instead };
  }
  return found;
}

const LETTER_BEFORE = /[\p{L}\p{M}\p{N}]$/u;
const LETTER_AFTER = /^[\p{L}\p{M}\p{N}]/u;
/** Scripts that write without blanks. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;

/** Whether a word may begin or end here. */
function isWordEdge(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 2), index);
  const after = text.slice(index, index + 2);
  if (!LETTER_BEFORE.test(before) || !LETTER_AFTER.test(after)) return true;
  return WITHOUT_BLANKS.test(before) || WITHOUT_BLANKS.test(after);
}
