import dns from 'node:dns';
import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runScenarios } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';

/** Address of a connect() call, whichever of its forms was used. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = args.flat();
  if (typeof first === 'object' && first !== null) return String((first as { host?: unknown }).host ?? 'localhost');
  return String(second ?? 'localhost');
}

describe('the machine around the harness', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("is never asked for a name, and no socket leaves loopback: all names are the scenario's", async () => {
    const asked: string[] = [];
    const deny =
      (what: string) =>
      (name: string): never => {
        asked.push(`${what} ${name}`);
        throw new Error(`denied: ${what} ${name}`);
      };
    for (const name of ['resolve', 'resolve4', 'resolve6', 'resolveTxt', 'resolveMx', 'reverse'] as const) {
      vi.spyOn(dns, name).mockImplementation(deny(`dns.${name}`) as never);
      vi.spyOn(dns.promises, name).mockImplementation(deny(`dns.promises.${name}`) as never);
    }
    vi.spyOn(dns.promises, 'lookup').mockImplementation(deny('dns.promises.lookup') as never);
    // Node's listen() passes its literal address through here; a literal asks nobody.
    const { lookup } = dns;
    vi.spyOn(dns, 'lookup').mockImplementation(((name: string, ...rest: unknown[]) =>
      net.isIP(name) === 0 ? deny('dns.lookup')(name) : Reflect.apply(lookup, dns, [name, ...rest])) as never);
    const connected = new Set<string>();
    const connect = net.Socket.prototype.connect;
    vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
      connected.add(hostOf(args));
      return connect.apply(this, args as never);
    } as never);
    const listened = new Set<string>();
    const listen = net.Server.prototype.listen;
    vi.spyOn(net.Server.prototype, 'listen').mockImplementation(function (this: net.Server, ...args: unknown[]) {
      listened.add(String(args[1]));
      return listen.apply(this, args as never);
    } as never);
    const reports = await Array.fromAsync(runScenarios(shippedScenariosLoaded()));
    expect(reports.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    expect([...connected]).toEqual(['127.0.0.1']);
    expect([...listened]).toEqual(['127.0.0.1']);
  });
});
