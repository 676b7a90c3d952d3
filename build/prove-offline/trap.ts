import { execFileSync, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * A network namespace with a loopback and one more interface that looks like the way out and leads nowhere:
 *
 *     program ── lo ── 127.0.0.1
 *        └────── bait0 (192.0.2.2, default route) ══ bait1, where nobody answers
 *
 * A namespace with a loopback alone would stop everything and show nothing. Here whoever tries to leave, or asks for a
 * name, puts a packet on bait0, where it is counted. IPv6 has no way out; the kernel counts who looks for one.
 */
export interface Outside {
  /** Packets that left by bait0. */
  readonly packets: number;
  /** IPv4 and IPv6 packets for which there was no way. */
  readonly withoutRoute: number;
}

/** From RFC 5737: documentation, nobody's. */
const OWN = '192.0.2.2';
const GATEWAY = '192.0.2.1';

/** Words for `unshare` that work here; null where no namespace can be made. As another user it needs a user namespace. */
export function namespaceFlags(): readonly string[] | null {
  const candidates =
    process.getuid?.() === 0
      ? [['--net'], ['--user', '--map-root-user', '--net']]
      : [['--user', '--map-root-user', '--net']];
  const works = (flags: readonly string[]): boolean =>
    spawnSync('unshare', [...flags, 'ip', 'link', 'set', 'lo', 'up'], { stdio: 'ignore' }).status === 0;
  return candidates.find(works) ?? null;
}

/** To be called inside a fresh namespace. */
export function setTrap(): void {
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'bait0', 'type', 'veth', 'peer', 'name', 'bait1');
  // The kernel greets its neighbours in IPv6 by itself; those would be packets of nobody's.
  for (const name of ['bait0', 'bait1']) writeFileSync(`/proc/sys/net/ipv6/conf/${name}/disable_ipv6`, '1');
  ip('address', 'add', `${OWN}/24`, 'dev', 'bait0');
  ip('link', 'set', 'bait1', 'up');
  ip('link', 'set', 'bait0', 'up');
  // Known beforehand, else the first packet would wait for an answer that never comes.
  ip('neighbour', 'add', GATEWAY, 'lladdr', '02:00:00:00:00:01', 'dev', 'bait0', 'nud', 'permanent');
  ip('route', 'add', 'default', 'via', GATEWAY);
}

function ip(...words: readonly string[]): void {
  execFileSync('ip', [...words], { stdio: ['ignore', 'ignore', 'pipe'] });
}

export function readOutside(): Outside {
  return { packets: sentBy('bait0'), withoutRoute: withoutRoute() };
}

export function difference(after: Outside, before: Outside): Outside {
  return {
    packets: after.packets - before.packets,
    withoutRoute: after.withoutRoute - before.withoutRoute,
  };
}

/** /proc/net/dev: eight figures received, then bytes and packets sent. */
function sentBy(name: string): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(`${name}:`));
  const figures = line?.split(':')[1]?.trim().split(/\s+/);
  if (!figures) throw new Error(`no interface ${name}`);
  return Number(figures[9]);
}

/** OutNoRoutes of IPv4 (two lines, names and figures) and of IPv6 (a line each). */
function withoutRoute(): number {
  const [names = '', figures = ''] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Ip:'));
  const old = figures.split(' ')[names.split(' ').indexOf('OutNoRoutes')];
  const six = /^Ip6OutNoRoutes\s+(\d+)$/m.exec(readFileSync('/proc/net/snmp6', 'utf8'))?.[1];
  return Number(old ?? 0) + Number(six ?? 0);
}

/** Walks into the trap on purpose, so that a trap that catches nothing is not believed. Two packets are sent. */
export async function tryTrap(): Promise<Outside> {
  const before = readOutside();
  await send('udp4', '198.51.100.9');
  await send('udp6', '2001:db8::9');
  // The counters follow at once; a quarter of a second is generous.
  await new Promise((resolve) => setTimeout(resolve, 250));
  return difference(readOutside(), before);
}

/** Port 9 is `discard`; the capture shows these and they are known. */
function send(family: 'udp4' | 'udp6', address: string): Promise<void> {
  const socket = createSocket(family);
  return new Promise((resolve) => {
    // Refused for want of a way: that is counted too.
    socket.on('error', () => undefined);
    socket.send('trap', 9, address, () => {
      socket.close();
      resolve();
    });
  });
}
