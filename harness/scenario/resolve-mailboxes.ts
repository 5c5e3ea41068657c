import type { Forward, Mailbox, MailboxState, Reader } from '../model/people.ts';
import type { Site } from '../model/world.ts';
import { domainOf, mailboxKey } from '../standards/address.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, lastChild, pairs, placeOf, type Part } from '../source/part.ts';
import type { SiteParts } from './gather-sites.ts';
import { complain, type Ground } from './ground.ts';
import { resolveForward } from './resolve-forward.ts';
import { resolveResponder, type Tester } from './resolve-people.ts';
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
    const domain = domainOf(address);
    return known.find(({ domains }) => domains.includes(domain))?.id ?? null;
  };
  const claims = [
    ...sites.flatMap((site) => listed(ground, site)),
    ...people.parts.flatMap((part) => ofPerson(part, siteAt)),
    ...ofTester(people.tester, people.testerPart, siteAt),
  ];
  const staff = staffAmong(people);
  const kept = new Map<string, Claim>();
  for (const claim of claims) {
    const before = kept.get(claim.address);
    if (before === undefined) kept.set(claim.address, claim);
    else if (worksThere(before, claim, staff)) kept.set(claim.address, readToo(before, claim));
    else if (before.kind !== claim.kind) complainOfTwo(ground, claim, before);
    else kept.set(claim.address, sharedClaim(before, claim));
  }
  for (const target of people.parts.flatMap((part) => ofTarget(part, siteAt))) {
    if (!kept.has(target.address)) kept.set(target.address, target);
  }
  return [...kept.values()].flatMap(({ mailbox }) => (mailbox === null ? [] : [mailbox]));
}

function staffAmong({ parts, tester }: { readonly parts: readonly Part<PersonShape>[]; readonly tester: Tester }) {
  const among = parts.flatMap(({ value: { name, role } }) => (role === 'staff' ? [name] : []));
  return new Set([tester.person.id, ...among]);
}

/** Whether somebody of the staff has the library's own mailbox on file, and says nothing else of it. */
function worksThere({ mailbox: before }: Claim, { mailbox }: Claim, staff: ReadonlySet<string>): boolean {
  if (before?.reader.kind !== 'library' || mailbox?.reader.kind !== 'person') return false;
  return staff.has(mailbox.reader.person) && mailbox.state === 'ok' && mailbox.forward === null;
}

/** The library's mailbox stays the library's; whoever works there reads it too. */
function readToo(before: Claim, { mailbox: other }: Claim): Claim {
  const { mailbox } = before;
  if (mailbox === null || other?.reader.kind !== 'person') return before;
  const sharedWith = new Set([...(mailbox.sharedWith ?? []), other.reader.person]);
  return { ...before, mailbox: { ...mailbox, sharedWith: [...sharedWith] } };
}

/** A mailbox that several people have on file is read by each of them. */
function sharedClaim(before: Claim, { mailbox: other }: Claim): Claim {
  const { mailbox } = before;
  if (mailbox?.reader.kind !== 'person' || other?.reader.kind !== 'person') return before;
  const sharedWith = [...(mailbox.sharedWith ?? []), other.reader.person];
  return { ...before, mailbox: { ...mailbox, sharedWith } };
}

/**
 * A later part of a site replaces what an earlier one says of the same address. Where a later part names other domains,
 * the mailboxes of those before that lie in none of them fall away with their domains.
 */
function listed(ground: Ground, { id, parts }: SiteParts): readonly Claim[] {
  const byAddress = new Map<string, Claim>();
  for (const [written, part] of parts.flatMap((each, index) => stillThere(each, parts.slice(index + 1)))) {
    const address = mailboxKey(written);
    const { reader, state = 'ok' } = part.value;
    const named = child(part, 'responder');
    const mailbox: Mailbox = {
      address,
      site: id,
      state,
      reader: { kind: reader },
      forward: resolveForward(part.value.forwards),
      responder: named === null ? null : resolveResponder(ground, named),
      where: placeOf(part, 'key'),
    };
    byAddress.set(address, { address, kind: kindOf(mailbox), mailbox, part });
  }
  return [...byAddress.values()];
}

/** The mailboxes of one part but those whose domain a later part took away. */
function stillThere(
  part: Part<SiteShape>,
  later: readonly Part<SiteShape>[],
): readonly (readonly [string, Part<MailboxShape>])[] {
  const domains = lastChild(later, 'domains')?.value.map(normalDomain) ?? null;
  const all = pairs<MailboxShape>(child(part, 'mailboxes'));
  return domains === null ? all : all.filter(([address]) => domains.includes(domainOf(address)));
}

/** What two who speak of one mailbox must say alike. */
function kindOf({ reader, state, forward }: Mailbox): string {
  return JSON.stringify([reader.kind, state, forward]);
}

type SiteAt = (address: string) => string | null;

function ofPerson(part: Part<PersonShape>, siteAt: SiteAt): readonly Claim[] {
  const { name, mailbox: kind = 'own' } = part.value;
  const address = mailboxKey(part.value.address ?? '');
  const site = siteAt(address);
  if (address === '' || site === null) return [];
  const at = child(part, 'address') ?? part;
  if (kind === 'none') return [{ address, kind, mailbox: null, part: at }];
  const state: MailboxState = kind === 'own' || kind === 'stranger' ? 'ok' : kind;
  const forward = resolveForward(part.value.forwards);
  const mailbox: Mailbox = {
    address,
    site,
    state,
    reader: kind === 'stranger' ? { kind } : readerAtHome(name, forward),
    forward,
    responder: null,
    where: placeOf(at),
  };
  return [{ address, kind: kindOf(mailbox), mailbox, part: at }];
}

/** Who forwards the mail reads it where it goes, and looks into the first mailbox only for the copies kept there. */
function readerAtHome(person: string, forward: Forward | null): Reader {
  return forward === null || forward.keepsCopy ? { kind: 'person', person } : { kind: 'nobody' };
}

/** The mailbox that a person's mail is forwarded to is the person's too, unless somebody says what it is. */
function ofTarget(part: Part<PersonShape>, siteAt: SiteAt): readonly Claim[] {
  const at = child(part, 'forwards');
  const address = mailboxKey(at?.value.to ?? '');
  const site = siteAt(address);
  if (at === null || site === null) return [];
  const reader: Reader = { kind: 'person', person: part.value.name };
  const mailbox: Mailbox = { address, site, state: 'ok', reader, forward: null, responder: null, where: placeOf(at) };
  return [{ address, kind: kindOf(mailbox), mailbox, part: at }];
}

function ofTester({ person, corporate, personal }: Tester, part: Part<unknown>, siteAt: SiteAt): readonly Claim[] {
  return [corporate, personal].flatMap((written) => {
    const address = mailboxKey(written);
    const site = siteAt(address);
    if (site === null) return [];
    const reader: Reader = { kind: 'person', person: person.id };
    const alone = { forward: null, responder: null, where: person.where };
    const mailbox: Mailbox = { address, site, state: 'ok', reader, ...alone };
    return [{ address, kind: kindOf(mailbox), mailbox, part }];
  });
}

function complainOfTwo(ground: Ground, claim: Claim, before: Claim): void {
  const { file, line } = placeOf(before.part);
  complain(ground, claim.part, {
    problem: `This says something else about the mailbox ${claim.address} than ${file}, line ${line}.`,
    mend: 'Say the same about it in both places, or give one of them another address.',
  });
}
