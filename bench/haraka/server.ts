import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { RecordData, ZoneSet } from '../../harness/model/dns.ts';
import type { Server } from '../server.ts';

const VERSION = '3.3.4';
const PACKAGES = [`Haraka@${VERSION}`, 'haraka-plugin-spf', 'haraka-plugin-dkim'];

/** Milliseconds in which it has to listen. */
const START_WITHIN = 30_000;

/** Why there is no Haraka to compare with. */
export class NoHaraka extends Error {}

/** Installs Haraka into a folder. libmime's newest release asks for a package that some registries do not have. */
async function install(folder: string): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "overrides": { "libmime": "5.4.4" } }\n');
  // npm picks versions for the Node that runs it.
  const env = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
  const options = ['--omit=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await promisify(execFile)('npm', ['install', ...PACKAGES, ...options], { cwd: folder, env });
  } catch (error) {
    throw new NoHaraka(`${PACKAGES.join(', ')} cannot be installed: ${String(error).split('\n')[0]}`, { cause: error });
  }
}

function nodeShape(data: RecordData): unknown {
  if (data.type === 'TXT') return data.strings;
  if (data.type === 'MX') return { priority: data.preference, exchange: data.exchange };
  return data.type === 'A' || data.type === 'AAAA' ? data.address : null;
}

/** What Node's resolver would give for each name and type of the zones. */
function recordsOf(zones: ZoneSet): readonly (readonly [string, readonly unknown[]])[] {
  return [...zones.values()].flatMap(({ nodes }) =>
    [...nodes].flatMap(([name, { records }]) =>
      [...Map.groupBy(records, ({ data }) => data.type)].map(
        ([type, all]) => [`${type} ${name}`, all.map(({ data }) => nodeShape(data))] as const,
      ),
    ),
  );
}

function configure(folder: string, port: number, zones: ZoneSet): void {
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), `${text}\n`);
  mkdirSync(join(folder, 'config'));
  mkdirSync(join(folder, 'plugins'));
  for (const plugin of ['memory-dns', 'take-all']) {
    copyFileSync(new URL(`${plugin}.cjs`, import.meta.url), join(folder, 'plugins', `${plugin}.js`));
  }
  // It dies with the first connection where the connection.ini of its package is not there.
  const own = readFileSync(join(folder, 'node_modules/Haraka/config/connection.ini'), 'utf8');
  write(
    'config/connection.ini',
    own.replace('; enabled=true', 'enabled=true').replace('hosts[] =\n', 'hosts[] = 127.0.0.1\n'),
  );
  write('config/smtp.ini', `listen=127.0.0.1:${port}\nnodes=0\npublic_ip=93.184.215.25`);
  // Its own log, as it comes: the harness keeps evidence as well.
  copyFileSync(join(folder, 'node_modules/Haraka/config/log.ini'), join(folder, 'config/log.ini'));
  write('config/plugins', 'memory-dns\nspf\ndkim\ntake-all');
  write('config/spf.ini', '[deny]\nmfrom_fail=true\nhelo_fail=true\nmfrom_permerror=true');
  write('config/me', 'mx.example');
  write('records.json', JSON.stringify(recordsOf(zones)));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function started(haraka: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + START_WITHIN;
  while (!(await isListening(port))) {
    if (haraka.exitCode !== null || performance.now() > until)
      throw new NoHaraka('Haraka was installed and did not start.');
    await sleep(100);
  }
}

async function end(haraka: ChildProcess): Promise<void> {
  if (haraka.exitCode !== null || haraka.signalCode !== null) return;
  const gone = once(haraka, 'exit');
  haraka.kill('SIGKILL');
  await gone;
}

/**
 * Installs Haraka with its SPF and DKIM plugins into a temporary folder and starts it there: one process, on loopback,
 * with the zones in memory. Its log goes into a file.
 *
 * @throws NoHaraka where it cannot be had, with the reason.
 */
export async function openHaraka(zones: ZoneSet): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-haraka-'));
  let haraka: ChildProcess | null = null;
  // Also where the benchmark itself is interrupted: nothing of it stays behind.
  const leave = (): void => {
    haraka?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', leave);
  const close = async (): Promise<void> => {
    process.off('exit', leave);
    if (haraka !== null) await end(haraka);
    leave();
  };
  try {
    await install(folder);
    const port = await freePort();
    configure(folder, port, zones);
    const env = { ...process.env, BENCH_RECORDS: join(folder, 'records.json') };
    const log = openSync(join(folder, 'haraka.log'), 'w');
    const options = { cwd: folder, env, stdio: ['ignore' as const, log, log] };
    haraka = spawn(process.execPath, ['node_modules/Haraka/bin/haraka', '-c', folder], options);
    closeSync(log);
    await started(haraka, port);
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}
