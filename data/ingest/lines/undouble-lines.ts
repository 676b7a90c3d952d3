import type { Defect } from '../../contract/model.ts';
import { findDoubledSegments, undouble } from '../../text/repair-doubled.ts';
import { rawRange } from '../../text/traced-text.ts';
import { paintedOnce } from './painted-again.ts';
import { displayWidth, makeLine, type SourceLine } from './source-line.ts';

/** Repairs the lines that were painted twice or more often. Of those painted twice, a short one is believed only when a neighbour is certainly doubled. */
export function undoubleLines(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly defects: readonly Defect[];
} {
  const found = lines.map((line) => (isOneColumn(line.text) ? null : findDoubledSegments(line.text)));
  const believed = found.map((one) => one?.sure ?? false);
  spread(
    found.map((one) => one !== null),
    believed,
    1,
  );
  spread(
    found.map((one) => one !== null),
    believed,
    -1,
  );
  const defects: Defect[] = [];
  const repaired = lines.map((line, i) => {
    const traced = paintedOnce(line.traced) ?? (believed[i] ? undouble(line.traced, found[i]!) : null);
    if (traced === null) return line;
    const [rawStart, rawEnd] = rawRange(line.traced, 0, line.text.length);
    defects.push({ kind: 'doubled_text', rawStart, rawEnd, before: line.text, after: traced.text });
    return makeLine(traced, line.gap, line.indent);
  });
  return { lines: repaired, defects };
}

/** Belief passes from a line to the next one in a direction, as long as that one is made of doubled segments too. */
function spread(possible: readonly boolean[], believed: boolean[], step: 1 | -1): void {
  const from = step === 1 ? 1 : possible.length - 2;
  for (let i = from; i >= 0 && i < possible.length; i += step) {
    if (possible[i] && believed[i - step]) believed[i] = true;
  }
}

/** Two units are never narrower than two columns. */
function isOneColumn(text: string): boolean {
  return text.length < 2 && displayWidth(text) < 2;
}
