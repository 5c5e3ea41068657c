import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What stands in scenario files of people, read from the files alone: nothing of the masking is asked. */
export interface Personal {
  readonly addresses: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  /** Addresses of the library's and of servers'. */
  readonly official: ReadonlySet<string>;
}

type Found = { readonly [K in keyof Personal]: Set<string> };

/** Keys at which an address of somebody's stands. `to`: typed into a form, forwarded to, or expected there. */
const ADDRESS_KEYS = new Set(['address', 'corporate', 'personal', 'to']);

/** Gathers people's data from YAML files; what others say is the library's is taken away. */
export function personalIn(files: readonly string[], others: readonly string[] = []): Personal {
  const found: Found = { addresses: new Set(), names: new Set(), titles: new Set(), official: new Set() };
  for (const file of files) gather(parse(readFileSync(file, 'utf8')), [], found);
  const official = new Set([...found.official, ...others.flatMap(officialIn)].map(small));
  return { ...found, addresses: new Set([...found.addresses].filter((one) => !official.has(small(one)))) };
}

function officialIn(file: string): readonly string[] {
  return [...personalIn([file]).official];
}

/** All files below a folder that end so. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all.filter((file) => file.endsWith(ending)).map((file) => join(folder, file));
}

/** Everything in a file that has an @ in it, between signs that no address has. */
export function addressesIn(file: string): readonly string[] {
  return readFileSync(file, 'latin1').match(/[^\s;,"'<>()]+@[^\s;,"'<>()]+/g) ?? [];
}

function small(text: string): string {
  return text.trim().toLowerCase();
}

function gather(value: unknown, path: readonly string[], found: Found): void {
  if (typeof value === 'string') gatherText(value, path, found);
  else if (Array.isArray(value)) value.forEach((item) => gather(item, path, found));
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      if (name.includes('@')) (isPrivate(item, path) ? found.addresses : found.official).add(name);
      gather(item, [...path, name], found);
    }
  }
}

function gatherText(text: string, path: readonly string[], found: Found): void {
  const key = path.at(-1) ?? '';
  const isAddress = text.includes('@');
  if (isAddress && (path.includes('sender') || path.includes('accounts'))) found.official.add(text);
  else if (isAddress && (ADDRESS_KEYS.has(key) || path.includes('receivers'))) found.addresses.add(text);
  if (key === 'name' && (path.includes('people') || path.includes('tester'))) found.names.add(text);
  if (key === 'item') found.titles.add(text);
}

/** A mailbox of a site's that neither the library nor the vendor reads. */
function isPrivate(mailbox: unknown, path: readonly string[]): boolean {
  const { reader } = (mailbox ?? {}) as { reader?: string };
  return path.at(-1) === 'mailboxes' && reader !== 'library' && reader !== 'vendor';
}
