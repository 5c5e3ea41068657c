import type { Instant } from '../model/dns.ts';
import type { Mailbox, Person, TimeOfDay } from '../model/people.ts';
import { NOTICE_KINDS, type Act, type C1OpacAct, type C1StaffAct } from '../model/scenario.ts';
import type { SenderSystem } from '../model/sender.ts';
import type { Site } from '../model/world.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { actEntries, type ActEntry } from './act-entries.ts';
import { actTime } from './act-time.ts';
import { complain, type Ground } from './ground.ts';
import { knownAddresses } from './known-addresses.ts';
import { nextDaily } from './local-instant.ts';
import { resolveLoans } from './resolve-loans.ts';
import { resolveMailboxChanges } from './resolve-mailbox-changes.ts';
import { resolveNotices } from './resolve-notices.ts';
import { octets } from './octets.ts';
import { resolveOrdinaryMail } from './resolve-ordinary-mail.ts';
import type { Tester } from './resolve-people.ts';
import { changedSender } from './resolve-sender.ts';
import { resolveRequests } from './resolve-requests.ts';
import { resolveSiteChanges } from './resolve-site-changes.ts';
import type { ScenarioShape } from './schema.ts';
import type { ActShape } from './shape/act-shape.ts';
import { readZones } from './gather-zones.ts';

/** When and with whom acts take place. */
export interface Stage {
  readonly start: Instant;
  readonly timeZone: string;
  readonly nightly: TimeOfDay;
  readonly people: readonly Person[];
  readonly tester: Tester;
  readonly sites: readonly Site[];
  readonly mailboxes: readonly Mailbox[];
  /** The catalogue as it is at the start. */
  readonly sender: SenderSystem;
  /** Whether this is one cell of a matrix: then C1 is left out where nothing is written. */
  readonly isCell: boolean;
  /** The site that runs the library's mail; undefined where it is broken itself. */
  readonly home: Site | undefined;
}

/** The acts of a scenario with absolute times; one test of C1 becomes one act for each address it is sent to. */
export function resolveActs(ground: Ground, scenario: Part<ScenarioShape>, stage: Stage): readonly Act[] {
  const acts: Act[] = [];
  const written = actEntries(scenario, usualActs(stage));
  const addresses = knownAddresses(scenario, { ...stage, acts: written });
  let { sender } = stage;
  for (const entry of written) {
    const at = actTime(ground, entry, acts.at(-1)?.at ?? stage.start, stage);
    checkCatalogue(ground, entry, sender);
    const resolved = resolveAct(ground, entry, at, { ...stage, sender, addresses });
    sender = resolved.reduce((now, act) => (act.kind === 'change' ? (act.sender ?? now) : now), sender);
    const taken = resolved.find(({ id }) => acts.some((act) => act.id === id));
    if (taken !== undefined) {
      const problem = `There are two acts with the id \`${taken.id}\`.`;
      complain(ground, child(entry.detail, 'id') ?? entry.detail, { problem, mend: 'Give one of them another `id`.' });
    }
    acts.push(...resolved);
  }
  return acts;
}

function usualActs({ sender, isCell }: Stage): readonly ActShape[] {
  if (sender.kind !== 'cybertools') return ['overdue'];
  return isCell ? ['c2'] : ['c1-staff', 'c2'];
}

const OF_CYBERTOOLS: readonly ActEntry['kind'][] = ['c1-staff', 'c1-opac', 'c2'];

/** C1 and C2 are CyberTools' own test procedure; other catalogues have jobs for overdue loans, loans due soon and holds. */
function checkCatalogue(ground: Ground, { kind, detail }: ActEntry, sender: SenderSystem): void {
  if (kind === 'change' || kind === 'ordinary-mail') return;
  const isCyberTools = sender.kind === 'cybertools';
  if (OF_CYBERTOOLS.includes(kind) === isCyberTools) return;
  const acts = isCyberTools ? OF_CYBERTOOLS : NOTICE_KINDS;
  const problem = `${sender.title} has no act \`${kind}\`.`;
  complain(ground, detail, { problem, mend: `Write one of its acts: ${acts.join(', ')}.` });
}

/** The stage as an act finds it. */
interface Scene extends Stage {
  /** Every address that the scenario knows of, in lower case. */
  readonly addresses: readonly string[];
}

function resolveAct(ground: Ground, entry: ActEntry, at: Instant, stage: Scene): readonly Act[] {
  switch (entry.kind) {
    case 'c1-staff':
      return staffActs(entry, at, stage.tester);
    case 'c1-opac':
      return [opacAct(entry, at, stage.tester)];
    case 'c2': {
      const { id, kind, detail } = entry;
      const automatically = detail.value.automatically ?? 'At Night';
      const night = nextDaily(at, stage.nightly, stage.timeZone);
      const where = placeOf(detail);
      return [{ kind, id, at: night, where, automatically, ...resolveLoans(ground, detail, stage.people) }];
    }
    case 'overdue':
    case 'advance':
    case 'hold':
    case 'mailing':
      return [resolveNotices(ground, entry, at, stage)];
    case 'ordinary-mail':
      return [resolveOrdinaryMail(ground, entry, at, stage)];
    case 'change': {
      const { id, kind, detail } = entry;
      const { about } = detail.value;
      const zones = readZones(ground, child(detail, 'zones')).flat();
      const sites = resolveSiteChanges(ground, detail, stage.sites);
      const mailboxes = resolveMailboxChanges(ground, detail, stage.mailboxes);
      const written = child(detail, 'sender');
      const sender = written === null ? null : changedSender(ground, stage.sender, written);
      const events = resolveRequests(ground, detail, { ...stage, at });
      const requests = events.length === 0 ? {} : { events };
      return [{ kind, id, at, where: placeOf(detail), about, zones, sender, sites, mailboxes, ...requests }];
    }
  }
}

function staffActs(entry: Extract<ActEntry, { kind: 'c1-staff' }>, at: Instant, tester: Tester): readonly C1StaffAct[] {
  const { id, kind, detail } = entry;
  const { to = ['corporate', 'personal'] } = detail.value;
  const where = placeOf(detail);
  return (typeof to === 'string' ? [to] : to).map((target, index) => {
    const suffix = target === 'corporate' || target === 'personal' ? target : String(index + 1);
    const size = detail.value.size === undefined ? {} : { octets: octets(detail.value.size) };
    return { kind, id: `${id}-${suffix}`, at, where, person: tester.person.id, to: addressOf(target, tester), ...size };
  });
}

function opacAct(entry: Extract<ActEntry, { kind: 'c1-opac' }>, at: Instant, tester: Tester): C1OpacAct {
  const { id, kind, detail } = entry;
  const { to = 'corporate', searchMethod = 'Power', savedCitation = true } = detail.value;
  const person = tester.person.id;
  return { kind, id, at, where: placeOf(detail), person, to: addressOf(to, tester), searchMethod, savedCitation };
}

function addressOf(target: string, { corporate, personal }: Tester): string {
  if (target === 'corporate') return corporate;
  return target === 'personal' ? personal : target;
}
