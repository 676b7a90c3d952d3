import fs from 'node:fs';
import path from 'node:path';

/** The single-instance lock of one folder: a file with the id of the process that holds it. True when this one does. */
export function takeLock(userData: string): boolean {
  const file = path.join(userData, 'instance.lock');
  const holder = holderOf(file);
  if (holder !== null) return holder === process.pid;
  fs.writeFileSync(file, String(process.pid));
  return true;
}

/** Null where nobody holds it: no file, or one that a process left which is gone. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
