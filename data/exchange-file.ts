/** So often, 50 ms apart, another thread is waited for that still has the file open. */
const MOST_TRIES = 60;
const BETWEEN = new Int32Array(new SharedArrayBuffer(4));

/**
 * Does what moves or removes files of archives. Windows refuses that while any thread has them open; the others have
 * been told to close them and do so when they are done with what they are at. Elsewhere an open file can be moved.
 */
export function exchangeFiles(work: () => void, platform: NodeJS.Platform = process.platform): void {
  for (let tries = 1; ; tries++) {
    try {
      work();
      return;
    } catch (error) {
      if (platform !== 'win32' || tries >= MOST_TRIES || !isHeld(error)) throw error;
      Atomics.wait(BETWEEN, 0, 0, 50);
    }
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(EBUSY|EPERM|EACCES)$/.test(String(error.code));
}
