import { readFileSync } from 'node:fs';

/** An address on which someone listens, or from which or to which someone talks. */
export interface Socket {
  readonly protocol: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  readonly local: string;
  readonly remote: string;
  readonly listening: boolean;
}

const PROTOCOLS = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const LISTEN = '0A';

/** All sockets of this network namespace, as the kernel lists them. */
export function readSockets(): readonly Socket[] {
  return PROTOCOLS.flatMap((protocol) =>
    parseSockets(protocol, readFileSync(`/proc/net/${protocol}`, 'utf8')),
  );
}

export function parseSockets(protocol: Socket['protocol'], table: string): readonly Socket[] {
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .map(([, local = '', remote = '', state]) => ({
      protocol,
      local: readable(local),
      remote: readable(remote),
      listening: protocol.startsWith('tcp') && state === LISTEN,
    }));
}

/** `0100007F:4A2B` is 127.0.0.1:18987: words of four bytes in the order of this machine, the port in plain hex. */
function readable(text: string): string {
  const [address = '', port = '0'] = text.split(':');
  const bytes = (address.match(/.{8}/g) ?? []).flatMap((word) =>
    (word.match(/../g) ?? []).reverse().map((byte) => parseInt(byte, 16)),
  );
  const groups = Array.from({ length: bytes.length / 2 }, (_, at) =>
    (((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0)).toString(16),
  );
  const host = bytes.length === 4 ? bytes.join('.') : `[${groups.join(':')}]`;
  return `${host}:${parseInt(port, 16)}`;
}

/** Neither end is another machine: loopback, or not bound to anything yet. */
export function staysHere(socket: Socket): boolean {
  return [socket.local, socket.remote].every((end) =>
    /^(127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[0:0:0:0:0:0:0:[01]\]|\[0:0:0:0:0:ffff:7f00:1\]):\d+$/.test(end),
  );
}
