import type { Instant } from '../model/dns.ts';
import type { Mailbox, Person, TimeOfDay } from '../model/people.ts';
import type { Act, C1OpacAct, C1StaffAct } from '../model/scenario.ts';
import type { Site } from '../model/world.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { actEntries, type ActEntry } from './act-entries.ts';
import { actTime } from './act-time.ts';
import { complain, type Ground } from './ground.ts';
import { nextDaily } from './local-instant.ts';
import { resolveLoans } from './resolve-loans.ts';
import { resolveMailboxChanges } from './resolve-mailbox-changes.ts';
import { resolveOrdinaryMail } from './resolve-ordinary-mail.ts';
import type { Tester } from './resolve-people.ts';
import { resolveProperties } from './resolve-properties.ts';
import { resolveSiteChanges } from './resolve-site-changes.ts';
import type { ScenarioShape } from './schema.ts';
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
  /** The site that runs the library's mail; undefined where it is broken itself. */
  readonly home: Site | undefined;
}

/** The acts of a scenario with absolute times; one test of C1 becomes one act for each address it is sent to. */
export function resolveActs(ground: Ground, scenario: Part<ScenarioShape>, stage: Stage): readonly Act[] {
  const acts: Act[] = [];
  for (const entry of actEntries(scenario)) {
    const at = actTime(ground, entry, acts.at(-1)?.at ?? stage.start, stage);
    const resolved = resolveAct(ground, entry, at, stage);
    const taken = resolved.find(({ id }) => acts.some((act) => act.id === id));
    if (taken !== undefined) {
      const problem = `There are two acts with the id \`${taken.id}\`.`;
      complain(ground, child(entry.detail, 'id') ?? entry.detail, { problem, mend: 'Give one of them another `id`.' });
    }
    acts.push(...resolved);
  }
  return acts;
}

function resolveAct(ground: Ground, entry: ActEntry, at: Instant, stage: Stage): readonly Act[] {
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
    case 'ordinary-mail':
      return [resolveOrdinaryMail(ground, entry, at, stage)];
    case 'change': {
      const { id, kind, detail } = entry;
      const { about, sender } = detail.value;
      const zones = readZones(ground, child(detail, 'zones')).flat();
      const sites = resolveSiteChanges(ground, detail, stage.sites);
      const mailboxes = resolveMailboxChanges(ground, detail, stage.mailboxes);
      const properties = sender === undefined ? {} : resolveProperties(sender);
      return [{ kind, id, at, where: placeOf(detail), about, zones, properties, sites, mailboxes }];
    }
  }
}

function staffActs(entry: Extract<ActEntry, { kind: 'c1-staff' }>, at: Instant, tester: Tester): readonly C1StaffAct[] {
  const { id, kind, detail } = entry;
  const { to = ['corporate', 'personal'] } = detail.value;
  const where = placeOf(detail);
  return (typeof to === 'string' ? [to] : to).map((target, index) => {
    const suffix = target === 'corporate' || target === 'personal' ? target : String(index + 1);
    return { kind, id: `${id}-${suffix}`, at, where, person: tester.person.id, to: addressOf(target, tester) };
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
