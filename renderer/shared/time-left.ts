/** Below this nobody waits for a number. */
const WORTH_SAYING_S = 2;

/**
 * Seconds that are left, judged by what has been done so far; null where nothing has been done yet or little is left.
 * `elapsed` is in milliseconds.
 */
export function timeLeft(elapsed: number, done: number, total: number): number | null {
  if (done <= 0 || done >= total) return null;
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  return seconds < WORTH_SAYING_S ? null : seconds;
}
