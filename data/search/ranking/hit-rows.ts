import type { Hit } from '../../contract/search-model.ts';
import type { CorrectedTexts } from '../index/corrected-texts.ts';
import type { PassageMarks } from './passage-marks.ts';
import type { PassageTable } from '../index/passage-table.ts';
import { roleIn, topicIn } from '../../schema/passage-traits.ts';
import { partOf } from '../index/passage-texts.ts';

/** The passages as a reader is shown them, in the order given. */
export function readHits(
  table: PassageTable,
  passages: readonly number[],
  marksOf: (passage: number) => PassageMarks,
  corrected: CorrectedTexts = new Map(),
): readonly Hit[] {
  return passages.map((passage) => {
    const part = partOf(table, passage);
    const row = part.read.hit.get(passage - part.base)!;
    const one = table.editions.at(table.editionOf[passage]!);
    const { text, ranges, expandedRanges } = marksOf(passage);
    const corrections = corrected.get(passage)?.corrections;
    return {
      reportId: one.reportId,
      reportName: one.reportName,
      agency: one.agency,
      agencyLabel: one.agencyLabel,
      year: one.year,
      genre: one.genre,
      edition: one.edition,
      sourceFile: one.sourceFile,
      title: one.title,
      section: row.heading,
      // Every passage of the table has a role.
      role: roleIn(table.traits[passage]!)!,
      topic: topicIn(table.traits[passage]!),
      passageId: row.passage_id,
      text,
      ranges,
      expandedRanges,
      ...(corrections ? { corrections } : {}),
    };
  });
}
