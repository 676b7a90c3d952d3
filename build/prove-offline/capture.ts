import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** What tcpdump saw on all interfaces of the namespace. */
export interface Captured {
  readonly loopback: number;
  /** One line for each packet elsewhere. */
  readonly elsewhere: readonly string[];
}

export interface Capture {
  readonly stop: () => Promise<Captured>;
}

export function hasTcpdump(): boolean {
  return spawnSync('tcpdump', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Writes the packets' heads to `file`, for an auditor to read with any program. Resolves once tcpdump listens. */
export async function startCapture(file: string): Promise<Capture> {
  // As root it would give up its rights and could not write to the folder.
  const child = spawn('tcpdump', ['-i', 'any', '-n', '-U', '-s', '160', '-Z', 'root', '-w', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.includes('listening on')) resolve();
    });
    child.once('exit', () => reject(new Error('tcpdump ended at once')));
    child.once('error', reject);
  });
  return {
    stop: async () => {
      // What is still in the kernel's buffer is written first.
      await new Promise((resolve) => setTimeout(resolve, 500));
      child.kill('SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      return countPackets(read(file));
    },
  };
}

function read(file: string): string {
  return execFileSync('tcpdump', ['-n', '-q', '-r', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 30,
  });
}

/** Lines look like `09:40:01.123456 lo    In  IP 127.0.0.1.41000 > 127.0.0.1.42000: tcp 120`. */
export function countPackets(lines: string): Captured {
  const packets = lines.split('\n').filter((line) => line !== '');
  const elsewhere = packets.filter((line) => !/^\S+ lo /.test(line));
  return { loopback: packets.length - elsewhere.length, elsewhere };
}
