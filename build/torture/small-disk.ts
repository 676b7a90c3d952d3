import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A file system of its own that can be filled. Only an administrator of a Linux machine can make one. */
export class SmallDisk {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lanjuan-small-'));

  /** Throws where none can be made. */
  constructor(megabytes: number) {
    const { status, stderr } = spawnSync('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${megabytes}m`,
      'tmpfs',
      this.folder,
    ]);
    if (status !== 0) throw new Error(`no file system of its own can be made: ${String(stderr)}`);
  }

  /** Takes all room but so many bytes. */
  leave(bytes: number): void {
    this.free();
    const { bavail, bsize } = fs.statfsSync(this.folder);
    fs.writeFileSync(this.#filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
  }

  free(): void {
    fs.rmSync(this.#filler, { force: true });
  }

  remove(): void {
    spawnSync('umount', [this.folder]);
    fs.rmSync(this.folder, { recursive: true });
  }

  get #filler(): string {
    return path.join(this.folder, 'filler');
  }
}
