import type { Mailbox, MailboxState, Reader } from '../model/people.ts';
import type { Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, pairs, placeOf, type Part } from '../source/part.ts';
import type { SiteParts } from './gather-sites.ts';
import { complain, type Ground } from './ground.ts';
import type { Tester } from './resolve-people.ts';
import type { MailboxShape, SiteShape } from './shape/site-shape.ts';
import type { PersonShape } from './shape/people-shapes.ts';

/** What somebody says is at an address. */
interface Claim {
  readonly address: string;
  /** Compared where two speak of one address. */
  readonly kind: string;
  /** Null: there is no such mailbox. */
  readonly mailbox: Mailbox | null;
  readonly part: Part<unknown>;
}

/**
 * All mailboxes: what sites list, and what is at the addresses of people and tester. An address at a domain that no site
 * takes has none.
 */
export function resolveMailboxes(
  ground: Ground,
  sites: readonly SiteParts[],
  known: readonly Site[],
  people: { readonly parts: readonly Part<PersonShape>[]; readonly tester: Tester; readonly testerPart: Part<unknown> },
): readonly Mailbox[] {
  const siteAt = (address: string): string | null => {
    const domain = normalDomain(address.slice(address.lastIndexOf('@') + 1));
    return known.find(({ domains }) => domains.includes(domain))?.id ?? null;
  };
  const claims = [
    ...sites.flatMap(listed),
    ...people.parts.flatMap((part) => ofPerson(part, siteAt)),
    ...ofTester(people.tester, people.testerPart, siteAt),
  ];
  const kept = new Map<string, Claim>();
  for (const claim of claims) {
    const before = kept.get(claim.address);
    if (before === undefined) kept.set(claim.address, claim);
    else if (before.kind !== claim.kind) complainOfTwo(ground, claim, before);
  }
  return [...kept.values()].flatMap(({ mailbox }) => (mailbox === null ? [] : [mailbox]));
}

/** A later part of a site replaces what an earlier one says of the same address. */
function listed({ id, parts }: SiteParts): readonly Claim[] {
  const byAddress = new Map<string, Claim>();
  const all = parts.flatMap((part: Part<SiteShape>) => pairs<MailboxShape>(child(part, 'mailboxes')));
  for (const [written, part] of all) {
    const address = written.toLowerCase();
    const { reader, state = 'ok' } = part.value;
    const mailbox: Mailbox = { address, site: id, state, reader: { kind: reader }, where: placeOf(part, 'key') };
    byAddress.set(address, { address, kind: `${reader} ${state}`, mailbox, part });
  }
  return [...byAddress.values()];
}

type SiteAt = (address: string) => string | null;

function ofPerson(part: Part<PersonShape>, siteAt: SiteAt): readonly Claim[] {
  const { name, mailbox: kind = 'own' } = part.value;
  const address = (part.value.address ?? '').toLowerCase();
  const site = siteAt(address);
  if (address === '' || site === null) return [];
  const at = child(part, 'address') ?? part;
  if (kind === 'none') return [{ address, kind, mailbox: null, part: at }];
  const state: MailboxState = kind === 'own' || kind === 'stranger' ? 'ok' : kind;
  const reader: Reader = kind === 'stranger' ? { kind } : { kind: 'person', person: name };
  const mailbox: Mailbox = { address, site, state, reader, where: placeOf(at) };
  return [{ address, kind: `${reader.kind} ${state}`, mailbox, part: at }];
}

function ofTester({ person, corporate, personal }: Tester, part: Part<unknown>, siteAt: SiteAt): readonly Claim[] {
  return [corporate, personal].flatMap((written) => {
    const address = written.toLowerCase();
    const site = siteAt(address);
    if (site === null) return [];
    const reader: Reader = { kind: 'person', person: person.id };
    const mailbox: Mailbox = { address, site, state: 'ok', reader, where: person.where };
    return [{ address, kind: 'person ok', mailbox, part }];
  });
}

function complainOfTwo(ground: Ground, claim: Claim, before: Claim): void {
  const { file, line } = placeOf(before.part);
  complain(ground, claim.part, {
    problem: `This says something else about the mailbox ${claim.address} than ${file}, line ${line}.`,
    mend: 'Say the same about it in both places, or give one of them another address.',
  });
}
