import type { Mailbox, Person } from '../../model/people.ts';
import type { Scenario } from '../../model/world.ts';
import { domainOf, mailboxKey } from '../../standards/address.ts';
import { normalDomain } from '../../standards/domain.ts';
import { pseudonymsFor } from '../../standards/mask/pseudonyms.ts';
import type { Owner, Secrets } from '../../standards/mask/secrets.ts';
import { addressesIn, textsAt } from './texts-in.ts';
import { typedAddresses } from '../../standards/mask/typed-addresses.ts';

/**
 * Whose a scenario's addresses are, and what stays: the mailboxes that the library and the vendor read, and those that
 * catalogues and servers write from, unless they are somebody's own.
 */
export function secretsOf(scenario: Scenario): Secrets {
  const { people, mailboxes, acts } = scenario;
  const official = officialAddresses(scenario);
  const personal = people.map((person) => ownerOf(person, scenario, official));
  const known = new Set(personal.flatMap(({ typed }) => typed.flatMap(keysIn)));
  const kept = new Set([...official, ...senderAddresses(scenario).filter((key) => !known.has(key))]);
  const lone = [
    ...mailboxes.map(({ address }) => address),
    ...addressesIn(scenario.history),
    ...addressesIn(toOf(acts)),
  ]
    .filter((address) => !known.has(mailboxKey(address)) && !kept.has(mailboxKey(address)))
    .map((address): Owner => ({ kind: 'mailbox', name: '', typed: [address] }));
  const titles = [...textsAt('item', people), ...textsAt('item', acts)].filter((title) => title.trim() !== '');
  return {
    ...pseudonymsFor([...personal, ...distinct(lone)], titles),
    kept,
    hosts: hostsOf(scenario),
    titles: titlesOf(scenario),
  };
}

function ownerOf(person: Person, { mailboxes, acts }: Scenario, official: ReadonlySet<string>): Owner {
  const typed = acts.flatMap((act) => ('to' in act && act.person === person.id ? [act.to] : []));
  const first = [person.address, ...mailboxesOf(person.id, mailboxes), ...typed];
  const all = [...first, ...first.flatMap((address) => forwardsOf(mailboxKey(address), mailboxes))];
  return {
    kind: person.role,
    name: person.id,
    typed: [...new Set(all)].filter((address) => !official.has(mailboxKey(address))),
  };
}

function mailboxesOf(id: string, mailboxes: readonly Mailbox[]): readonly string[] {
  return mailboxes
    .filter(
      ({ reader, sharedWith = [] }) => (reader.kind === 'person' && reader.person === id) || sharedWith.includes(id),
    )
    .map(({ address }) => address);
}

/** Where mail to an address goes on to, from forward to forward; a circle ends where it began. */
function forwardsOf(address: string, mailboxes: readonly Mailbox[]): readonly string[] {
  const seen: string[] = [];
  for (let at: string | undefined = address; at !== undefined && !seen.includes(at);) {
    seen.push(at);
    const here: string = at;
    const to = mailboxes.find((mailbox) => mailbox.address === here)?.forward?.to;
    at = to === undefined ? undefined : mailboxKey(to);
  }
  return seen.slice(1);
}

/** What nobody's private mailbox is, whoever has it on file. */
function officialAddresses({ mailboxes, sites }: Scenario): ReadonlySet<string> {
  const read = mailboxes.filter(({ reader }) => reader.kind === 'library' || reader.kind === 'vendor');
  return new Set([...read.map(({ address }) => address), ...sites.map(({ dsnFrom }) => dsnFrom)].map(mailboxKey));
}

/** The addresses that the catalogue and the library write from, and where mail to them goes on to. */
function senderAddresses({ sender, sites, acts, mailboxes }: Scenario): readonly string[] {
  const set = acts.map((act) => {
    if (act.kind === 'change') return act.sender;
    return act.kind === 'ordinary-mail' ? act.from : null;
  });
  const keys = [sender, sites.map(({ accounts }) => accounts), set].flatMap(addressesIn).map(mailboxKey);
  return [...keys, ...keys.flatMap((key) => forwardsOf(key, mailboxes))];
}

function toOf(acts: Scenario['acts']): readonly string[] {
  return acts.flatMap((act) => ('to' in act ? [act.to] : []));
}

function hostsOf({ sites }: Scenario): ReadonlySet<string> {
  return new Set(
    sites.flatMap(({ domains, hosts, signing, seals = [], dsnFrom }) => [
      ...domains.map(normalDomain),
      ...hosts.map(({ name }) => name),
      ...[...signing, seals].flat().map(({ selector, domain }) => `${selector}._domainkey.${domain}`.toLowerCase()),
      domainOf(dsnFrom),
    ]),
  );
}

function titlesOf({ sites, sender, library }: Scenario): readonly string[] {
  const titles = sites.flatMap(({ title, receiver }) => [title, receiver.title]);
  return [...new Set([...titles, sender.title, library.name])];
}

function keysIn(typed: string): readonly string[] {
  return typedAddresses(typed).map(({ local, domain }) => mailboxKey(`${local}@${domain}`));
}

function distinct(owners: readonly Owner[]): readonly Owner[] {
  return [...new Map(owners.map((owner) => [mailboxKey(owner.typed[0] ?? ''), owner])).values()];
}
