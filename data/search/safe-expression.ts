/**
 * A regular expression that a backtracking engine runs in bounded time, or null. Refused: what does not parse, what
 * matches the empty text everywhere, a repetition inside a repetition, references back and looks around, and more
 * than two unbounded repetitions (each multiplies the time by the length of a passage).
 */
export function safeExpression(pattern: string): RegExp | null {
  if (pattern.length > LONGEST || BACKWARD.test(pattern) || nestsRepetition(pattern)) return null;
  try {
    const expression = new RegExp(pattern, 'giu');
    return new RegExp(`^(?:${pattern})$`, 'iu').test('') ? null : expression;
  } catch {
    return null;
  }
}

/** Two unbounded repetitions take the square of a text's length: of longer passages only the beginning is scanned. */
export const LONGEST_SCANNED = 10_000;

const LONGEST = 500;
const BACKWARD = /\\[1-9k]|\(\?[=!<]/;
const MOST_UNBOUNDED = 2;
const LARGEST_COUNT = 200;

/** Walks the pattern once; a group remembers whether a repetition or a choice stands inside it. */
function nestsRepetition(pattern: string): boolean {
  const groups: boolean[] = [false];
  let unbounded = 0;
  let closedRisky = false;
  for (let i = 0; i < pattern.length; i++) {
    const wasRisky = closedRisky;
    closedRisky = false;
    const one = pattern[i]!;
    if (one === '\\') i++;
    else if (one === '[') i = endOfClass(pattern, i);
    else if (one === '(') groups.push(false);
    else if (one === ')') {
      closedRisky = groups.length > 1 && groups.pop()!;
      if (closedRisky) groups[groups.length - 1] = true;
    } else if (one === '|') groups[groups.length - 1] = true;
    else {
      const repetition = /^(?:[*+]|\{(\d+)(,?)(\d*)\})/.exec(pattern.slice(i, i + 20));
      if (!repetition) continue;
      if (
        wasRisky ||
        Number(repetition[1] ?? 0) > LARGEST_COUNT ||
        Number(repetition[3] || 0) > LARGEST_COUNT
      )
        return true;
      const isUnbounded = repetition[1] === undefined || (repetition[2] === ',' && repetition[3] === '');
      if (isUnbounded && ++unbounded > MOST_UNBOUNDED) return true;
      groups[groups.length - 1] = true;
      i += repetition[0].length - 1;
    }
  }
  return false;
}

function endOfClass(pattern: string, start: number): number {
  let i = start + 1;
  while (i < pattern.length && pattern[i] !== ']') i += pattern[i] === '\\' ? 2 : 1;
  return i;
}
