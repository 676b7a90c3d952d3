import type { Defect } from '../../contract/model.ts';
import type { SourceLayout } from '../source-layout.ts';
import { rawRange } from '../../text/traced-text.ts';
import type { SourceLine } from './source-line.ts';

/** 好！ and 1 | 1 may stand twice on purpose. */
const SHORTEST = 6;

/**
 * A text layer that paints a heading twice gives it as two equal lines; one is kept, the other listed. What stands above a
 * table and below it, or below two, is said twice.
 */
export function dropRepeatedLines(
  lines: readonly SourceLine[],
  tables: SourceLayout['tables'] = [],
): {
  readonly lines: readonly SourceLine[];
  readonly defects: readonly Defect[];
} {
  const kept: SourceLine[] = [];
  const defects: Defect[] = [];
  /** Tables above a line, and above the one that was kept before. */
  let [passed, before] = [0, 0];
  for (const line of lines) {
    while (passed < tables.length && tables[passed]!.start < (line.traced.raw[0] ?? 0)) passed++;
    if (line.text.length < SHORTEST || kept.at(-1)?.text !== line.text || passed !== before) {
      before = passed;
      kept.push(line);
      continue;
    }
    const [rawStart, rawEnd] = rawRange(line.traced, 0, line.text.length);
    defects.push({ kind: 'repeated_sentence', rawStart, rawEnd, before: line.text, after: '' });
  }
  return { lines: kept, defects };
}
