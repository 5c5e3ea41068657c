import type { Event } from '../model/state.ts';
import { isBelow, normalDomain } from '../standards/domain.ts';
import { child, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import { complain, type Ground } from './ground.ts';
import { historyTime, type Past } from './history-time.ts';
import type { TrafficShape } from './shape/history-shape.ts';

/** Mail that had gone through an address, a domain or an account before the story began. */
export function trafficEvents(ground: Ground, part: Part<TrafficShape>, past: Past): readonly Event[] {
  const { from, domain, account, messages, usual, complaints = 0, bounces = 0, by = 'library' } = part.value;
  const at = historyTime(ground, part, past);
  checkCounts(ground, part);
  checkAddress(ground, child(part, 'from'), past);
  checkDomain(ground, child(part, 'domain'), past);
  checkAccount(ground, child(part, 'account'), past);
  if (at === null) return [];
  const traffic = {
    ip: from === undefined ? null : canonicalIp(from),
    domain: domain === undefined ? null : normalDomain(domain),
    account: account ?? null,
    at,
    messages,
    complaints,
    bounces,
    usual: usual ?? null,
    by,
    causedBy: null,
  };
  return [{ kind: 'traffic', traffic }];
}

/** No more can be complained of, or come back, than was sent. */
function checkCounts(ground: Ground, part: Part<TrafficShape>): void {
  const { messages } = part.value;
  for (const key of ['complaints', 'bounces'] as const) {
    const counted = child(part, key);
    if (counted === null || counted.value <= messages) continue;
    const problem = `There are more ${key} (${counted.value}) than messages (${messages}).`;
    complain(ground, counted, { problem, mend: `Write at most ${messages}, or more messages.` });
  }
}

function checkAddress(ground: Ground, from: Part<string> | null, { sites }: Past): void {
  if (from === null) return;
  checkKnownAddress(ground, from, sites);
}

/** Takes down an address that no host of the scenario has: nothing would hang on it. */
export function checkKnownAddress(ground: Ground, part: Part<string>, sites: Past['sites']): void {
  const hosts = sites.flatMap((site) => site.hosts);
  const ip = canonicalIp(part.value);
  if (hosts.some(({ addresses }) => addresses.includes(ip))) return;
  const sending = hosts.filter(({ sends }) => sends).flatMap(({ addresses }) => addresses);
  const problem = `No host of this scenario has the address ${part.value}.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, sending, 'addresses that send') });
}

function checkDomain(ground: Ground, domain: Part<string> | null, { sites }: Past): void {
  if (domain !== null) checkKnownDomain(ground, domain, sites);
}

/**
 * Takes down a domain that has to do with no site of the scenario: a misspelt one would change nothing and say nothing. A
 * name above or below a site's domain, or the name of a host, may have a reputation too.
 */
export function checkKnownDomain(ground: Ground, part: Part<string>, sites: Past['sites']): void {
  const domains = sites.flatMap((site) => site.domains);
  const known = [...domains, ...sites.flatMap((site) => site.hosts.map(({ name }) => name))];
  if (known.some((name) => isBelow(part.value, name) || isBelow(name, part.value))) return;
  const problem = `No site of this scenario has to do with the domain ${part.value}.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, domains, 'domains') });
}

function checkAccount(ground: Ground, account: Part<string> | null, { sites }: Past): void {
  if (account !== null) checkService(ground, account, sites);
}

/** Whether an id is that of a service with an account; one that is not is taken down. */
export function checkService(ground: Ground, part: Part<string>, sites: Past['sites']): boolean {
  const services = sites.filter(({ ses }) => ses !== undefined).map(({ id }) => id);
  if (services.includes(part.value)) return true;
  const problem = `The site \`${part.value}\` is no service with an account.`;
  complain(ground, part, { problem, mend: sayChoices(part.value, services, 'services with an account') });
  return false;
}
