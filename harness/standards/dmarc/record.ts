import type { DmarcPolicy } from '../../model/auth.ts';

/** Which text a receiver follows: they differ in tags, and in what several records at one name mean. */
export type DmarcRules = 'rfc7489' | 'rfc9989';

/** What a record asks for, by who the author is. */
export interface PolicyTags {
  readonly p: DmarcPolicy;
  /** For subdomains; null: as `p`. */
  readonly sp: DmarcPolicy | null;
  /** For subdomains that do not exist (RFC 9989 alone); null: as `sp`. */
  readonly np: DmarcPolicy | null;
}

export interface DmarcRecord {
  /** As published. */
  readonly text: string;
  /** Null where the record asks for nothing that can be done: no valid policy and nowhere to report to. */
  readonly policies: PolicyTags | null;
  readonly strictSpf: boolean;
  readonly strictDkim: boolean;
  /** 0 to 100; always 100 under RFC 9989, which has no such tag. */
  readonly pct: number;
  /** RFC 9989 section 4.7: `y` public suffix, `n` organizational domain, `u` neither said. */
  readonly psd: 'y' | 'n' | 'u';
  /** RFC 9989 section 4.7 `t`: the policy is applied one level down. */
  readonly testing: boolean;
}

/** `v` comes first, and its value is case sensitive (RFC 7489 section 6.3, RFC 9989 section 4.7). */
const VERSION = /^[ \t]*[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;

const POLICIES: readonly string[] = ['none', 'quarantine', 'reject'] satisfies readonly DmarcPolicy[];

/** A reporting URI (RFC 7489 section 6.4, RFC 9989 section 4.8), with the size that only the first defines. */
const REPORT_URI = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@$&'()*+;=]|%[0-9a-f]{2})*(?:![0-9]+[kmgt]?)?$/i;

type Tags = ReadonlyMap<string, string>;

/** True for a TXT record that says it is a DMARC policy record of this version. */
export function isDmarcRecord(text: string): boolean {
  return VERSION.test(text);
}

/** The tags of a tag-list (RFC 6376 section 3.2), or null where one stands twice. What is no tag is ignored. */
function tagsOf(text: string): Tags | null {
  const tags = new Map<string, string>();
  for (const piece of text.split(';')) {
    const [, name, value = ''] = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*=(.*)$/s.exec(piece) ?? [];
    if (name === undefined) continue;
    if (tags.has(name)) return null;
    tags.set(name, value.trim());
  }
  return tags;
}

/** The words of the grammar are literals, which have no case (RFC 5234 section 2.3). */
function word(tags: Tags, name: string): string | null {
  return tags.get(name)?.toLowerCase() ?? null;
}

function isPolicy(text: string | null): text is DmarcPolicy {
  return text !== null && POLICIES.includes(text);
}

function hasReportUri(tags: Tags): boolean {
  return (tags.get('rua') ?? '').split(',').some((uri) => REPORT_URI.test(uri.trim()));
}

/** A policy that is not valid makes the record one for reports only (RFC 7489 section 6.6.3, RFC 9989 section 4.10.1). */
function policiesOf(tags: Tags, rules: DmarcRules): PolicyTags | null {
  const p = word(tags, 'p');
  const sp = word(tags, 'sp');
  const np = rules === 'rfc9989' ? word(tags, 'np') : null;
  if (isPolicy(p) && (sp === null || isPolicy(sp)) && (np === null || isPolicy(np))) return { p, sp, np };
  return hasReportUri(tags) ? { p: 'none', sp: null, np: null } : null;
}

/** A value that is not valid is replaced by the default (RFC 7489 section 6.3). */
function pctOf(tags: Tags, rules: DmarcRules): number {
  const text = tags.get('pct') ?? '';
  const valid = rules === 'rfc7489' && /^\d{1,3}$/.test(text) && Number(text) <= 100;
  return valid ? Number(text) : 100;
}

/**
 * Reads the text of a DMARC policy record (RFC 7489 section 6.3, RFC 9989 section 4.7); null where it is none, or where
 * a tag stands twice, which makes the whole list invalid (RFC 6376 section 3.2).
 */
export function parseDmarcRecord(text: string, rules: DmarcRules): DmarcRecord | null {
  const tags = isDmarcRecord(text) ? tagsOf(text) : null;
  if (tags === null) return null;
  const psd = rules === 'rfc9989' ? word(tags, 'psd') : null;
  return {
    text,
    policies: policiesOf(tags, rules),
    strictSpf: word(tags, 'aspf') === 's',
    strictDkim: word(tags, 'adkim') === 's',
    pct: pctOf(tags, rules),
    psd: psd === 'y' || psd === 'n' ? psd : 'u',
    testing: rules === 'rfc9989' && word(tags, 't') === 'y',
  };
}
