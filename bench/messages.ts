import type { DeliveryRecord } from '../harness/model/delivery.ts';
import type { ZoneSet } from '../harness/model/dns.ts';
import type { Scenario } from '../harness/index.ts';
import { play } from '../harness/runner/play.ts';

/** One message as it goes over the wire. */
export interface Message {
  readonly clientIp: string;
  readonly helo: string;
  readonly serverIp: string;
  readonly serverHost: string;
  readonly mailFrom: string;
  readonly to: string;
  readonly raw: Buffer;
}

export interface Traffic {
  /** One list a scenario, in the order in which it sends. */
  readonly lines: readonly (readonly Message[])[];
  /** The zones of all scenarios. Each has domains of its own, and what they share is the same in all. */
  readonly zones: ZoneSet;
}

/** Plays scenarios once and writes down what they sent, so that another server can be sent the same. */
export async function recordTraffic(scenarios: readonly Scenario[]): Promise<Traffic> {
  const zones: [string, ZoneSet extends ReadonlyMap<string, infer Zone> ? Zone : never][] = [];
  const lines: Message[][] = [];
  for (const scenario of scenarios) {
    const { evidence } = await play(scenario, new AbortController().signal);
    zones.push(...evidence.world.zones);
    lines.push(...evidence.timelines.map(({ records }) => records.flatMap(messagesOf)));
  }
  return { lines, zones: new Map(zones) };
}

function messagesOf({ delivery, transactions }: DeliveryRecord): Message[] {
  const { clientIp, clientHelo, raw, draft } = delivery;
  return transactions.flatMap(({ serverIp, serverHost, dialogue }) =>
    serverIp === null || serverHost === null || dialogue.length === 0
      ? []
      : [
          {
            clientIp,
            helo: draft.helo ?? clientHelo,
            serverIp,
            serverHost,
            mailFrom: draft.mailFrom,
            to: draft.to,
            raw,
          },
        ],
  );
}
