import dns from 'node:dns';
import net from 'node:net';
import { vi } from 'vitest';

/** What was asked of the machine around the harness. */
export interface Sockets {
  /** Questions to its resolver, each of which was denied. */
  readonly asked: readonly string[];
  readonly connected: ReadonlySet<string>;
  readonly listened: ReadonlySet<string>;
}

/** Address of a connect() call, whichever of its forms was used. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = args.flat();
  if (typeof first === 'object' && first !== null) return String((first as { host?: unknown }).host ?? 'localhost');
  return String(second ?? 'localhost');
}

/** Does a work, looks on at every socket that it opens meanwhile, and denies it the resolver of the machine. */
export async function watchSockets<T>(
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly sockets: Sockets }> {
  const asked: string[] = [];
  const connected = new Set<string>();
  const listened = new Set<string>();
  const restore = [...denyNames(asked), noteConnects(connected), noteListens(listened)];
  try {
    return { done: await work(), sockets: { asked, connected, listened } };
  } finally {
    for (const { mockRestore } of restore) mockRestore();
  }
}

interface Spy {
  readonly mockRestore: () => void;
}

function denyNames(asked: string[]): readonly Spy[] {
  const deny =
    (what: string) =>
    (name: string): never => {
      asked.push(`${what} ${name}`);
      throw new Error(`denied: ${what} ${name}`);
    };
  const names = ['resolve', 'resolve4', 'resolve6', 'resolveTxt', 'resolveMx', 'reverse'] as const;
  // Node's listen() passes its literal address through here; a literal asks nobody.
  const { lookup } = dns;
  return [
    ...names.map((name) => vi.spyOn(dns, name).mockImplementation(deny(`dns.${name}`) as never)),
    ...names.map((name) => vi.spyOn(dns.promises, name).mockImplementation(deny(`dns.promises.${name}`) as never)),
    vi.spyOn(dns.promises, 'lookup').mockImplementation(deny('dns.promises.lookup') as never),
    vi
      .spyOn(dns, 'lookup')
      .mockImplementation(((name: string, ...rest: unknown[]) =>
        net.isIP(name) === 0 ? deny('dns.lookup')(name) : Reflect.apply(lookup, dns, [name, ...rest])) as never),
  ];
}

function noteConnects(connected: Set<string>): Spy {
  const { connect } = net.Socket.prototype;
  return vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (this: net.Socket, ...args: unknown[]) {
    connected.add(hostOf(args));
    return connect.apply(this, args as never);
  } as never);
}

function noteListens(listened: Set<string>): Spy {
  const { listen } = net.Server.prototype;
  return vi.spyOn(net.Server.prototype, 'listen').mockImplementation(function (this: net.Server, ...args: unknown[]) {
    listened.add(String(args[1]));
    return listen.apply(this, args as never);
  } as never);
}
