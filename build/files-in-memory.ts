import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Linux gives it to every program: files that lie in memory. */
const MEMORY = '/dev/shm';
/** In bytes, many times what lies there at once (0.12 GB); a machine that builds for others may give next to nothing. */
const ENOUGH = 1024 ** 3;

const OURS = 'lanjuan-tests-';
const A_DAY = 86_400_000;

/**
 * Before all unit tests: their files lie in memory where there is room. Notebooks and archives are written down to the
 * disk after each change, thousands of times, and a disk that others use makes tests wait longer than they work. What
 * they leave behind goes with the folder.
 */
export default function filesInMemory(): (() => void) | undefined {
  // Each project asks.
  if (process.env['TMPDIR']?.startsWith(MEMORY) || !hasRoom()) return undefined;
  const before = process.env['TMPDIR'];
  clearAway();
  const folder = mkdtempSync(path.join(MEMORY, OURS));
  // As any folder for temporary files: some tests start programs as another user.
  chmodSync(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** What tests have left that were ended before their end. */
function clearAway(): void {
  for (const name of readdirSync(MEMORY).filter((one) => one.startsWith(OURS))) {
    const folder = path.join(MEMORY, name);
    // Other runs clear away as well.
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.uid === process.getuid?.() && Date.now() - (stat?.mtimeMs ?? Infinity) > A_DAY)
      rmSync(folder, { recursive: true, force: true });
  }
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH;
}
