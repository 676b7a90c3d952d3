import type { Defect } from '../../contract/model.ts';
import { rawRange } from '../../text/traced-text.ts';
import type { SourceLine } from './source-line.ts';

/** 好！ and 1 | 1 may stand twice on purpose. */
const SHORTEST = 6;

/** A text layer that paints a heading twice gives it as two equal lines; one is kept, the other listed. */
export function dropRepeatedLines(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly defects: readonly Defect[];
} {
  const kept: SourceLine[] = [];
  const defects: Defect[] = [];
  for (const line of lines) {
    if (line.text.length < SHORTEST || kept.at(-1)?.text !== line.text) {
      kept.push(line);
      continue;
    }
    const [rawStart, rawEnd] = rawRange(line.traced, 0, line.text.length);
    defects.push({ kind: 'repeated_sentence', rawStart, rawEnd, before: line.text, after: '' });
  }
  return { lines: kept, defects };
}
