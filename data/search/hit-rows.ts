import type { Hit } from '../contract/search-model.ts';
import type { PassageMarks } from './passage-marks.ts';
import type { PassageTable } from './passage-table.ts';
import { partOf } from './passage-texts.ts';

/** The passages as a reader is shown them, in the order given. */
export function readHits(
  table: PassageTable,
  passages: readonly number[],
  marksOf: (passage: number, text: string) => PassageMarks,
): readonly Hit[] {
  return passages.map((passage) => {
    const part = partOf(table, passage);
    const row = part.read.hit.get(passage - part.base)!;
    const one = table.editions[table.editionOf[passage]!]!;
    const { ranges, expandedRanges } = marksOf(passage, row.text);
    return {
      reportId: one.reportId,
      agency: one.agency,
      agencyLabel: one.agencyLabel,
      year: one.year,
      edition: one.edition,
      sourceFile: one.sourceFile,
      title: one.title,
      section: row.heading,
      role: row.role,
      topic: row.topic,
      passageId: row.passage_id,
      text: row.text,
      ranges,
      expandedRanges,
    };
  });
}
